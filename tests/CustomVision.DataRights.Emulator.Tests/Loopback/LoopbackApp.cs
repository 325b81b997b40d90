using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Emulator.Tests.Loopback;

/// <summary>
/// A bare server on a free port of 127.0.0.1, for middleware under test: what matters happens in Kestrel and on the socket.
/// </summary>
internal sealed class LoopbackApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LoopbackApp(WebApplication app)
    {
        _app = app;
        Base = new Uri(app.Urls.First());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = Base,
            Timeout = TimeSpan.FromMinutes(2),
        };
    }

    public Uri Base { get; }

    public HttpClient Client { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="handler">What answers.</param>
    /// <param name="middleware">What is around it, outermost first.</param>
    public static async Task<LoopbackApp> StartAsync(RequestDelegate handler, params Func<RequestDelegate, RequestDelegate>[] middleware)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(options => options.AllowSynchronousIO = true);
        var app = builder.Build();
        foreach (var layer in middleware)
        {
            app.Use(layer);
        }

        app.Run(handler);
        await app.StartAsync();
        return new LoopbackApp(app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
