using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CustomVision.DataRights.Emulator.Traffic;

/// <summary>Records every request. Must be the outermost middleware.</summary>
/// <param name="next">The next middleware.</param>
/// <param name="log">The log.</param>
/// <param name="clock">The clock for times and durations.</param>
/// <param name="endpointOf">Returns the endpoint that a request reached.</param>
internal sealed class RequestLogMiddleware(
    RequestDelegate next,
    RequestLog log,
    TimeProvider clock,
    Func<HttpContext, EndpointKind> endpointOf
)
{
    /// <summary>Handles a request.</summary>
    public Task InvokeAsync(HttpContext context) => log.IsEnabled ? RecordAsync(context) : next(context);

    private async Task RecordAsync(HttpContext context)
    {
        var started = clock.GetTimestamp();
        var entry = log.Add(sequence => new LogEntry(Arrival(context, sequence)));
        var lifetime = new RecordingLifetime(context.Features.GetRequiredFeature<IHttpRequestLifetimeFeature>(), entry);
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        context.Features.Set<ITrafficFeature>(entry);
        context.Features.Set<IHttpRequestLifetimeFeature>(lifetime);
        context.Features.Set<IHttpResponseBodyFeature>(new RecordingResponseBody(body, entry));
        context.Request.Body = new CountingStream(context.Request.Body, entry.CountRequest, written: null);
        context.Response.OnStarting(() =>
        {
            entry.Answering(context.Response.StatusCode, OperationOf(context));
            return Task.CompletedTask;
        });

        var failed = true;
        try
        {
            await next(context);
            failed = false;

            // A response without a body starts only after this middleware, but its status is already known.
            entry.Answering(context.Response.StatusCode, OperationOf(context));
        }
        finally
        {
            context.Features.Set<IHttpResponseBodyFeature>(body);
            entry.Complete(clock.GetElapsedTime(started), OperationOf(context), failed || context.RequestAborted.IsCancellationRequested);
        }
    }

    private static string? OperationOf(HttpContext context) => context.Features.Get<IOperationFeature>()?.Name;

    private LoggedRequest Arrival(HttpContext context, long sequence) =>
        new()
        {
            Sequence = sequence,
            Endpoint = endpointOf(context),
            Method = context.Request.Method.ToUpperInvariant(),
            Path = context.Request.Path.Value ?? "",
            Query = (context.Request.QueryString.Value ?? "").TrimStart('?'),
            Headers = context.Request.Headers.ToDictionary(
                header => header.Key.ToLowerInvariant(),
                header => string.Join(", ", header.Value.ToArray()),
                StringComparer.Ordinal
            ),
            StartedAt = clock.GetUtcNow(),
        };
}
