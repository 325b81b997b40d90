using System.Net.Sockets;

namespace CustomVision.DataRights.TestSupport.Hosting;

/// <summary>A network of the test's own.</summary>
internal static class Network
{
    /// <summary>A handler whose connections lead to one address, whatever host a request names.</summary>
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
