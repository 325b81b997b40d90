using System.Net;
using System.Net.Sockets;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>
/// Accepts and serves connections on a free loopback port until it is disposed. A broken connection does not affect the others.
/// </summary>
internal sealed class LoopbackListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly Func<TcpClient, CancellationToken, Task> _serve;
    private readonly Task _accepting;

    public LoopbackListener(Func<TcpClient, CancellationToken, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}/");

    public async ValueTask DisposeAsync()
    {
        // Cancelled before the listener stops: accepting on a stopped listener would throw a different exception.
        await _stopped.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stopped.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stopped.Token), _stopped.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The listener was disposed.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using var _ = client;
        try
        {
            await _serve(client, cancellationToken);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One of the two sides has disconnected.
        }
    }
}
