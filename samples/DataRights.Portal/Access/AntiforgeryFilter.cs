using Microsoft.AspNetCore.Antiforgery;

namespace DataRights.Portal.Access;

/// <summary>
/// Requires the antiforgery token for every change that a cookie authorizes. API keys need none, since a browser never sends them
/// automatically.
/// </summary>
internal sealed class AntiforgeryFilter(IAntiforgery antiforgery) : IEndpointFilter
{
    public const string Header = "X-CSRF-Token";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return http.User.Identity?.AuthenticationType == ApiKeyHandler.Scheme || await antiforgery.IsRequestValidAsync(http)
            ? await next(context)
            : TypedResults.Problem(
                $"The antiforgery token is missing or out of date. Read it from /api/session and send it in the header {Header}.",
                statusCode: StatusCodes.Status400BadRequest,
                title: "Antiforgery token required"
            );
    }
}
