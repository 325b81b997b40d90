using System.Net.Sockets;
using CustomVision.DataRights.Training.Links;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Connects to the address that was checked, so that a host name that later resolves to another address (DNS rebinding) cannot redirect the
/// connection.
/// </summary>
internal static class LinkConnector
{
    /// <summary>Sets the connect callback on a <see cref="SocketsHttpHandler"/>, unless the host has set one.</summary>
    public static void Apply(HttpMessageHandler handler, LinkRules rules)
    {
        if (handler is SocketsHttpHandler { ConnectCallback: null } sockets)
        {
            PrimaryHandlerRules.Set(() =>
                sockets.ConnectCallback = (context, cancellationToken) => ConnectAsync(context, rules, cancellationToken)
            );
        }
        else if (handler is DelegatingHandler { InnerHandler: { } inner })
        {
            Apply(inner, rules);
        }
    }

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        LinkRules rules,
        CancellationToken cancellationToken
    )
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (IsProxy(context))
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                var addresses = await rules.ResolveAsync(context.DnsEndPoint.Host, cancellationToken).ConfigureAwait(false);
                await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            }

            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // The proxy is the host's choice, often has a private address, and resolves the host names of links itself.
    private static bool IsProxy(SocketsHttpConnectionContext context) =>
        context.InitialRequestMessage is var request
        && (
            request.Method == HttpMethod.Connect
            || request.RequestUri is not { } link
            || link.Port != context.DnsEndPoint.Port
            || !string.Equals(link.IdnHost, context.DnsEndPoint.Host, StringComparison.OrdinalIgnoreCase)
        );
}
