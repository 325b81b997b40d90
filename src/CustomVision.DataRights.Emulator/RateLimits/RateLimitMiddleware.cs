using System.Globalization;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.RateLimits;

/// <summary>Rejects calls above the tier's limit as the gateway does. Must run inside the request log, after the routing.</summary>
/// <param name="next">The next middleware.</param>
/// <param name="limits">The limits.</param>
/// <param name="clock">The clock that refills the allowances.</param>
/// <param name="endpointOf">Returns the endpoint that a request reached.</param>
internal sealed class RateLimitMiddleware(
    RequestDelegate next,
    RateLimiting limits,
    TimeProvider clock,
    Func<HttpContext, EndpointKind> endpointOf
)
{
    /// <summary>Handles a request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var endpoint = endpointOf(context);
        var operation = context.Features.Get<IOperationFeature>()?.Name;
        return limits.Tier != PricingTier.Unlimited && GroupOf(endpoint, operation) is { } group && limits.Take(group, clock) is { } wait
            ? RefuseAsync(context, endpoint, operation, wait)
            : next(context);
    }

    private static RateLimitGroup? GroupOf(EndpointKind endpoint, string? operation) =>
        endpoint switch
        {
            EndpointKind.Training when string.Equals(operation, "TrainProject", StringComparison.Ordinal) => RateLimitGroup.Training,
            EndpointKind.Training => RateLimitGroup.Other,
            EndpointKind.Prediction when operation?.Contains("NoStore", StringComparison.OrdinalIgnoreCase) == true =>
                RateLimitGroup.UnstoredPrediction,
            EndpointKind.Prediction => RateLimitGroup.StoredPrediction,
            _ => null,
        };

    private Task RefuseAsync(HttpContext context, EndpointKind endpoint, string? operation, TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        if (limits.Form is RetryAfterForm.Seconds or RetryAfterForm.HttpDate)
        {
            context.Response.Headers.RetryAfter =
                limits.Form == RetryAfterForm.Seconds
                    ? seconds.ToString(CultureInfo.InvariantCulture)
                    : (clock.GetUtcNow() + TimeSpan.FromSeconds(seconds)).ToString("R", CultureInfo.InvariantCulture);
        }

        var product = endpoint == EndpointKind.Prediction ? "Prediction" : "Training";
        return GatewayError.WriteAsync(
            context,
            StatusCodes.Status429TooManyRequests,
            GatewayError.Throttled(
                product,
                operation ?? "requested",
                GatewayError.VersionOf(context.Request.Path),
                limits.Tier.ToString(),
                limits.Form == RetryAfterForm.None ? null : seconds
            )
        );
    }
}
