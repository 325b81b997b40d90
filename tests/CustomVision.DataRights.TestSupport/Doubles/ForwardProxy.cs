using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>An HTTP proxy on loopback that resolves hosts without DNS. It forwards one request per connection, byte by byte.</summary>
internal sealed class ForwardProxy : IAsyncDisposable
{
    private readonly LoopbackListener _listener;
    private readonly IReadOnlyDictionary<string, Uri> _targets;
    private readonly ConcurrentQueue<string> _hosts = new();

    public ForwardProxy(IReadOnlyDictionary<string, Uri> targets)
    {
        _targets = targets;
        _listener = new LoopbackListener((client, cancellationToken) => ForwardAsync(client.GetStream(), cancellationToken));
    }

    public Uri Address => _listener.Address;

    /// <summary>The requested hosts, in order.</summary>
    public IReadOnlyList<string> Hosts => [.. _hosts];

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task ForwardAsync(NetworkStream client, CancellationToken cancellationToken)
    {
        var head = await ReadHeadAsync(client, cancellationToken);
        var target = new Uri(head.Split(' ')[1]);
        _hosts.Enqueue(target.Host);
        var to = _targets[target.Host];
        using var server = new TcpClient();
        await server.ConnectAsync(to.Host, to.Port, cancellationToken);
        var forwarded = head.Replace(target.GetLeftPart(UriPartial.Authority), "", StringComparison.Ordinal)
            .Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal);
        await server.GetStream().WriteAsync(Encoding.ASCII.GetBytes(forwarded), cancellationToken);
        await server.GetStream().CopyToAsync(client, cancellationToken);
    }

    private static async Task<string> ReadHeadAsync(NetworkStream client, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await client.ReadAsync(one, cancellationToken) == 1)
        {
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
