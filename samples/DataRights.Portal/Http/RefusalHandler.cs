using System.Text.Json;
using DataRights.Portal.Requests;
using Microsoft.AspNetCore.Diagnostics;

namespace DataRights.Portal.Http;

/// <summary>
/// Answers a refused call with the reason, and an unreadable body with the position of the error. Values are never repeated.
/// </summary>
internal sealed class RefusalHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, code, detail) = exception switch
        {
            RequestRefusedException refused => (refused.Status, refused.Code, refused.Message),
            BadHttpRequestException { InnerException: JsonException { Path: { } path } } => (
                StatusCodes.Status400BadRequest,
                "malformed",
                $"The body is not as described in /openapi/v1.json. Check it at {path}."
            ),
            BadHttpRequestException bad => (
                bad.StatusCode,
                "malformed",
                "The call is not as described in /openapi/v1.json. Send the body as JSON, with all required members."
            ),
            _ => (0, string.Empty, string.Empty),
        };
        if (status == 0)
        {
            return false;
        }

        httpContext.Response.StatusCode = status;
        return await problems.TryWriteAsync(
            new ProblemDetailsContext
            {
                HttpContext = httpContext,
                ProblemDetails =
                {
                    Status = status,
                    Detail = detail,
                    Extensions = { ["code"] = code },
                },
            }
        );
    }
}
