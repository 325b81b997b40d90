using System.Net.Sockets;

namespace CustomVision.DataRights.TestSupport.Hosting;

/// <summary>A simulated network.</summary>
internal static class Network
{
    /// <summary>Creates a handler that connects to one address, regardless of the host in the request.</summary>
    public static SocketsHttpHandler LeadingTo(Uri address) =>
        new()
        {
            AllowAutoRedirect = false,
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(address.Host, address.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
}
