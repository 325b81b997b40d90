using System.Globalization;
using CustomVision.DataRights.Emulator.ResourceManager;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>See <see cref="FaultMatch.Answer"/>.</summary>
internal sealed record AnswerFault : FaultAction
{
    /// <summary>Gets the status.</summary>
    public required int Status { get; init; }

    /// <summary>Gets the time to wait before a retry.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets the form of the <c>Retry-After</c> header.</summary>
    public RetryAfterForm Form { get; init; }

    /// <summary>Gets the shape of the error body.</summary>
    public ErrorShape Shape { get; init; }

    /// <summary>Gets the error code.</summary>
    public string? Code { get; init; }

    /// <summary>Gets the error message.</summary>
    public string? Message { get; init; }

    private int? Seconds => RetryAfter is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : null;

    /// <inheritdoc/>
    public override Task ApplyAsync(FaultContext fault, RequestDelegate next)
    {
        if (Seconds is { } seconds && Form is RetryAfterForm.Seconds or RetryAfterForm.HttpDate)
        {
            fault.Http.Response.Headers.RetryAfter =
                Form == RetryAfterForm.Seconds
                    ? seconds.ToString(CultureInfo.InvariantCulture)
                    : (fault.Clock.GetUtcNow() + TimeSpan.FromSeconds(seconds)).ToString("R", CultureInfo.InvariantCulture);
        }

        return ShapeFor(fault) switch
        {
            ErrorShape.Gateway => GatewayError.WriteAsync(fault.Http, Status, Message ?? GatewayMessage(fault)),
            ErrorShape.Storage => StorageError.WriteAsync(fault.Http, Status, Code, Message, fault.Clock),
            ErrorShape.ResourceManager => ResourceManagerAsync(fault),
            ErrorShape.Empty => Empty(fault.Http),
            _ => GatewayError.WriteAsync(
                fault.Http,
                Status,
                writer =>
                {
                    writer.WriteString("code", Code ?? ServiceCode());
                    writer.WriteString("message", Message ?? "The request failed: a fault was planned for it.");
                }
            ),
        };
    }

    /// <inheritdoc/>
    public override string? FindProblem() =>
        Status is < 400 or > 599 ? "the status must be 400 to 599"
        : RetryAfter < TimeSpan.Zero ? "retryAfter must not be negative"
        : null;

    private ErrorShape ShapeFor(FaultContext fault) =>
        Shape switch
        {
            ErrorShape.Usual when fault.Endpoint == EndpointKind.Blob => ErrorShape.Storage,
            ErrorShape.Usual when fault.Endpoint == EndpointKind.Arm => ErrorShape.ResourceManager,
            ErrorShape.Usual when Status is 401 or 403 or 404 or 429 => ErrorShape.Gateway,
            ErrorShape.Usual => ErrorShape.Service,
            _ => Shape,
        };

    private Task ResourceManagerAsync(FaultContext fault)
    {
        var (code, message) = ResourceManagerError.Usual(Status, fault.Operation, fault.Http.Request.Path.Value ?? "", Seconds);
        return GatewayError.WriteAsync(
            fault.Http,
            Status,
            writer =>
            {
                writer.WriteStartObject("error");
                writer.WriteString("code", Code ?? code);
                writer.WriteString("message", Message ?? message);
                writer.WriteEndObject();
            }
        );
    }

    private Task Empty(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    private string GatewayMessage(FaultContext fault) =>
        Status switch
        {
            401 =>
                "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active "
                    + "subscription "
                    + "and use a correct regional API endpoint for your resource.",
            403 => "Access is denied.",
            404 => "Resource not found",
            429 => GatewayError.Throttled(
                fault.Endpoint == EndpointKind.Prediction ? "Prediction" : "Training",
                fault.Operation ?? "requested",
                GatewayError.VersionOf(fault.Http.Request.Path),
                "F0",
                Form == RetryAfterForm.None ? null : Seconds ?? 1
            ),
            _ => "The service is unavailable.",
        };

    private string ServiceCode() =>
        Status switch
        {
            403 => "Forbidden",
            404 => "NotFound",
            408 => "RequestTimeout",
            409 => "Conflict",
            415 => "UnsupportedMediaType",
            < 500 => "BadRequest",
            503 => "ErrorFeaturizationServiceUnavailable",
            504 => "ErrorServerTimeOut",
            _ => "ErrorUnknown",
        };
}
