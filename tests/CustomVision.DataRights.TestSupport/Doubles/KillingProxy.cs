using System.Net;
using System.Net.Sockets;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>
/// A proxy between the program and the emulator that kills the program at the nth deletion, before it is forwarded or after it has been
/// answered.
/// </summary>
internal sealed class KillingProxy : IAsyncDisposable
{
    private readonly LoopbackListener _listener;
    private readonly Uri _target;
    private int _deletions;

    public KillingProxy(Uri target)
    {
        _target = target;
        _listener = new LoopbackListener(RelayAsync);
    }

    public Uri Endpoint => _listener.Address;

    /// <summary>The number of deletions since the last <see cref="Arm"/>.</summary>
    public int Deletions => Volatile.Read(ref _deletions);

    /// <summary>The armed kill; null if none is armed.</summary>
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

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    // The program's requests are small and sent in one piece, so that a single read receives a whole request.
    private async Task RelayAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, _target.Port, cancellationToken);
        var (near, far) = (client.GetStream(), server.GetStream());
        var trapped = false;
        var answers = Task.Run(AnswerAsync, cancellationToken);
        var request = new byte[65536];
        for (int read; (read = await near.ReadAsync(request, cancellationToken)) > 0;)
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

            await far.WriteAsync(request.AsMemory(0, read), cancellationToken);
        }

        server.Client.Shutdown(SocketShutdown.Both);
        await answers;

        async Task AnswerAsync()
        {
            try
            {
                var buffer = new byte[16384];
                for (int read; (read = await far.ReadAsync(buffer, cancellationToken)) > 0;)
                {
                    if (Volatile.Read(ref trapped))
                    {
                        Trap!.Value.Kill();
                        return;
                    }

                    await near.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                }
            }
            finally
            {
                client.Close(); // passes a connection dropped by the service on to the program
            }
        }
    }
}
