using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Administration;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.RateLimits;
using CustomVision.DataRights.Emulator.State;
using CustomVision.DataRights.Emulator.Traffic;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CustomVision.DataRights.Emulator.Hosting;

/// <summary>The request pipeline of each port: routing, log, faults, rate limits, latency, and then the response.</summary>
internal sealed class Pipeline(
    AccountState account,
    RequestLog log,
    FaultPlan faults,
    RateLimiting limits,
    EmulatorOptions options,
    StateFile? state
)
{
    public RequestDelegate Build(PortRole role) =>
        role switch
        {
            PortRole.Api => Api(),
            PortRole.Blobs => Blobs(),
            _ => new AdministrationRequestHandler(account, faults, log, state).AnswerAsync,
        };

    private RequestDelegate Api()
    {
        var handler = new ApiRequestHandler(account, state);
        var rest = Watched(handler.AnswerAsync, http => http.Features.GetRequiredFeature<ApiRoute>().Endpoint);
        return http =>
        {
            if (HealthRequestHandler.IsAsked(http.Request))
            {
                return HealthRequestHandler.AnswerAsync(http);
            }

            handler.Route(http);
            return rest(http);
        };
    }

    private RequestDelegate Blobs() =>
        Watched(
            new BlobRequestHandler(
                account,
                new Bandwidth(options.Bandwidth, options.TimeProvider),
                () => new Bandwidth(options.ConnectionBandwidth, options.TimeProvider)
            ).AnswerAsync,
            _ => EndpointKind.Blob
        );

    private RequestDelegate Watched(RequestDelegate next, Func<HttpContext, EndpointKind> endpointOf)
    {
        var limited = new RateLimitMiddleware(Delayed(next), limits, options.TimeProvider, endpointOf);
        var faulty = new FaultMiddleware(limited.InvokeAsync, faults, options.TimeProvider, endpointOf, new FaultTarget(account));
        return new RequestLogMiddleware(faulty.InvokeAsync, log, options.TimeProvider, endpointOf).InvokeAsync;
    }

    private RequestDelegate Delayed(RequestDelegate next) =>
        options.Latency <= TimeSpan.Zero
            ? next
            : async http =>
            {
                await Task.Delay(options.Latency, options.TimeProvider, http.RequestAborted);
                await next(http);
            };
}
