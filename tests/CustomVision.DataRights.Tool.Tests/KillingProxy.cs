using System.Net;
using System.Net.Sockets;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>
/// Sits between the program and the emulator, and kills the program at the nth deletion: before it is passed on, or once it has been
/// answered.
/// </summary>
internal sealed class KillingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly Uri _target;
    private int _deletions;

    public KillingProxy(Uri target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Endpoint => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>How many deletions were sent since the last <see cref="Arm"/>.</summary>
    public int Deletions => Volatile.Read(ref _deletions);

    /// <summary>Kills; null while nothing is to be killed.</summary>
    private (int At, bool Before, Action Kill)? Trap { get; set; }

    public void Arm(int at, bool before, Action kill)
    {
        Volatile.Write(ref _deletions, 0);
        Trap = (at, before, kill);
    }

    public void Disarm()
    {
        Volatile.Write(ref _deletions, 0);
        Trap = null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Stop();
        _stopped.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopped.Token);
                _ = RelayAsync(client);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    // A request of the program arrives whole in one read: it is small, and sent in one piece.
    private async Task RelayAsync(TcpClient client)
    {
        using var _ = client;
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _target.Port, _stopped.Token);
            var (near, far) = (client.GetStream(), server.GetStream());
            var trapped = false;
            var answers = Task.Run(async () =>
            {
                try
                {
                    var buffer = new byte[16384];
                    for (int read; (read = await far.ReadAsync(buffer, _stopped.Token)) > 0;)
                    {
                        if (Volatile.Read(ref trapped))
                        {
                            Trap!.Value.Kill();
                            return;
                        }

                        await near.WriteAsync(buffer.AsMemory(0, read), _stopped.Token);
                    }
                }
                finally
                {
                    client.Close(); // a connection that the service drops is dropped here too
                }
            });
            var request = new byte[65536];
            for (int read; (read = await near.ReadAsync(request, _stopped.Token)) > 0;)
            {
                if (request.AsSpan(0, read).StartsWith("DELETE "u8) && Interlocked.Increment(ref _deletions) == Trap?.At)
                {
                    if (Trap.Value.Before)
                    {
                        Trap.Value.Kill();
                        return;
                    }

                    Volatile.Write(ref trapped, true);
                }

                await far.WriteAsync(request.AsMemory(0, read), _stopped.Token);
            }

            server.Client.Shutdown(SocketShutdown.Both);
            await answers;
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One of the two ends is gone.
        }
    }
}
