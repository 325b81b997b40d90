using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Traffic;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CustomVision.DataRights.Emulator.Hosting;

/// <summary>What a request passes through at each port: routing, the log, the latency, and then the answer.</summary>
internal sealed class Pipeline(AccountState account, RequestLog log, EmulatorOptions options)
{
    public RequestDelegate Build(Face face) => face switch
    {
        Face.Api => Api(),
        _ => Blobs(),
    };

    private RequestDelegate Api()
    {
        var face = new ApiFace(account);
        var rest = Logged(Delayed(face.AnswerAsync), http => http.Features.GetRequiredFeature<ApiRoute>().Endpoint);
        return http =>
        {
            face.Route(http);
            return rest(http);
        };
    }

    private RequestDelegate Blobs() => Logged(Delayed(new BlobFace(account).AnswerAsync), _ => EndpointKind.Blob);

    private RequestDelegate Logged(RequestDelegate next, Func<HttpContext, EndpointKind> endpointOf) =>
        new RequestLogMiddleware(next, log, options.TimeProvider, endpointOf).InvokeAsync;

    private RequestDelegate Delayed(RequestDelegate next) =>
        options.Latency <= TimeSpan.Zero
            ? next
            : async http =>
            {
                await Task.Delay(options.Latency, options.TimeProvider, http.RequestAborted);
                await next(http);
            };
}
