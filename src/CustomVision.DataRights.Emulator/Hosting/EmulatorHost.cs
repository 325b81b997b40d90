using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Emulator.Hosting;

/// <summary>One server with a listener for each of the emulator's ports. The administration always listens on loopback.</summary>
internal sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Dictionary<PortRole, ListenOptions> _listeners;
    private readonly X509Certificate2? _certificate;

    private EmulatorHost(WebApplication application, Dictionary<PortRole, ListenOptions> listeners, X509Certificate2? certificate)
    {
        _certificate = certificate;
        _application = application;
        _listeners = listeners;
    }

    public static async Task<EmulatorHost> StartAsync(
        IReadOnlyDictionary<PortRole, int> ports,
        IPAddress address,
        X509Certificate2? certificate,
        Func<PortRole, RequestDelegate> answer,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var listeners = new Dictionary<PortRole, ListenOptions>();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(options =>
            {
                options.AddServerHeader = false;

                // 256 ids need a request line of 10,000 characters; Kestrel's default limit is 8,192.
                options.Limits.MaxRequestLineSize = 64 * 1024;
                options.Limits.MaxRequestHeadersTotalSize = 64 * 1024;

                // 64 images of 6 MB in Base64.
                options.Limits.MaxRequestBodySize = 600L * 1024 * 1024;
                foreach (var (role, port) in ports)
                {
                    options.Listen(
                        role is PortRole.Administration ? IPAddress.Loopback : address,
                        port,
                        listener =>
                        {
                            listeners[role] = listener;
                            listener.Protocols = HttpProtocols.Http1;
                            if (certificate is not null && IsEncrypted(role))
                            {
                                listener.UseHttps(certificate);
                            }

                            listener.Use(next =>
                                connection =>
                                {
                                    connection.Features.Set(new PortRoleFeature(role));
                                    return next(connection);
                                }
                            );
                        }
                    );
                }
            });

        var application = builder.Build();
        var answers = ports.Keys.ToDictionary(role => role, answer);
        application.Run(http => answers[http.Features.GetRequiredFeature<PortRoleFeature>().Role](http));
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }

        return new EmulatorHost(application, listeners, certificate);
    }

    /// <summary>Returns the address of a port on this machine: loopback if it listens on every address.</summary>
    public Uri Endpoint(PortRole role)
    {
        var at = _listeners[role].IPEndPoint!;
        var address =
            at.Address.Equals(IPAddress.Any) ? IPAddress.Loopback
            : at.Address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback
            : at.Address;
        return new Uri($"{(_certificate is not null && IsEncrypted(role) ? "https" : "http")}://{new IPEndPoint(address, at.Port)}/");
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(CancellationToken.None);
        await _application.DisposeAsync();
    }

    // The administration is not part of Azure; scripts use it without the certificate.
    private static bool IsEncrypted(PortRole role) => role is not PortRole.Administration;

    private sealed record PortRoleFeature(PortRole Role);
}
