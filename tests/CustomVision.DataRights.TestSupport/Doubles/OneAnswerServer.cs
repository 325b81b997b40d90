using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>A server on loopback that accepts one connection, and answers its request or leaves it pending.</summary>
internal sealed class OneAnswerServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private TcpClient? _client;

    public OneAnswerServer() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether a connection is waiting to be accepted.</summary>
    public bool HasConnection => _listener.Pending();

    /// <summary>Accepts the connection, and answers its request with 200 and a body; with null, it does not answer.</summary>
    /// <returns>The first line of the request.</returns>
    public async Task<string> AnswerAsync(string? body)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        _client = await _listener.AcceptTcpClientAsync(limit.Token);
        var stream = _client.GetStream();
        using var reader = new StreamReader(stream, leaveOpen: true);
        var first = await reader.ReadLineAsync(limit.Token) ?? "";
        if (body is null)
        {
            return first;
        }

        while (await reader.ReadLineAsync(limit.Token) is { Length: > 0 })
        {
            // The headers end with an empty line.
        }

        var answer = $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), limit.Token);
        _client.Dispose();
        return first;
    }

    public void Dispose()
    {
        _client?.Dispose();
        _listener.Dispose();
    }
}
