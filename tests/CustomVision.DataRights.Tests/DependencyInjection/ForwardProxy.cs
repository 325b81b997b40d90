using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CustomVision.DataRights.Tests.DependencyInjection;

/// <summary>
/// An HTTP proxy on loopback that knows hosts which no name service knows. It forwards one request a connection, byte by byte.
/// </summary>
internal sealed class ForwardProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IReadOnlyDictionary<string, Uri> _targets;
    private readonly ConcurrentQueue<string> _hosts = new();
    private readonly Task _serving;

    private ForwardProxy(IReadOnlyDictionary<string, Uri> targets)
    {
        _targets = targets;
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}");

    /// <summary>The hosts that were asked for, in order.</summary>
    public IReadOnlyList<string> Hosts => [.. _hosts];

    public static ForwardProxy Start(IReadOnlyDictionary<string, Uri> targets) => new(targets);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await ForwardAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException or ObjectDisposedException)
        {
            // Stopped: the listener reports it by one of the three, depending on whether a call was waiting.
        }
    }

    private async Task ForwardAsync(NetworkStream client)
    {
        var head = await ReadHeadAsync(client);
        var target = new Uri(head.Split(' ')[1]);
        _hosts.Enqueue(target.Host);
        var to = _targets[target.Host];
        using var server = new TcpClient();
        await server.ConnectAsync(to.Host, to.Port);
        var forwarded = head.Replace(target.GetLeftPart(UriPartial.Authority), "", StringComparison.Ordinal)
            .Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal);
        await server.GetStream().WriteAsync(Encoding.ASCII.GetBytes(forwarded));
        await server.GetStream().CopyToAsync(client);
    }

    private static async Task<string> ReadHeadAsync(NetworkStream client)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await client.ReadAsync(one) == 1)
        {
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
