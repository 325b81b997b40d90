using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>
/// A proxy between the program and both ports of an emulator. It counts the response bytes and kills the program after a given one, which
/// may be in the middle of a JSON line, a header or an image. Links in responses are rewritten to pass through the proxy as well.
/// </summary>
internal sealed class MeteringProxy : IAsyncDisposable
{
    private readonly LoopbackListener _api;
    private readonly LoopbackListener _blobs;
    private readonly Lock _gate = new();
    private readonly byte[] _link;
    private readonly byte[] _ownLink;
    private long _passed;
    private long? _limit;
    private Action? _kill;

    public MeteringProxy(Uri api, Uri blobs)
    {
        _api = new LoopbackListener((client, stopped) => RelayAsync(client, api.Port, rewrites: true, stopped));
        _blobs = new LoopbackListener((client, stopped) => RelayAsync(client, blobs.Port, rewrites: false, stopped));
        _link = Encoding.ASCII.GetBytes($"//127.0.0.1:{blobs.Port}/");
        _ownLink = Encoding.ASCII.GetBytes($"//127.0.0.1:{_blobs.Port}/");
        if (_link.Length != _ownLink.Length)
        {
            throw new InvalidOperationException(
                "Ports of one length keep the lengths of the answers; the system's own are of five digits."
            );
        }
    }

    public Uri Endpoint => _api.Address;

    /// <summary>The number of response bytes since the last <see cref="Arm"/> or <see cref="Disarm"/>.</summary>
    public long Passed
    {
        get
        {
            lock (_gate)
            {
                return _passed;
            }
        }
    }

    /// <summary>Kills the program after this number of further bytes; no more bytes are forwarded.</summary>
    public void Arm(long bytes, Action kill)
    {
        lock (_gate)
        {
            (_passed, _limit, _kill) = (0, bytes, kill);
        }
    }

    public void Disarm()
    {
        lock (_gate)
        {
            (_passed, _limit, _kill) = (0, null, null);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _blobs.DisposeAsync();
    }

    private async Task RelayAsync(TcpClient near, int port, bool rewrites, CancellationToken stopped)
    {
        using var far = new TcpClient();
        await far.ConnectAsync(IPAddress.Loopback, port, stopped);
        var requests = ForwardAsync(near, far, stopped);
        await AnswerAsync(far.GetStream(), near.GetStream(), rewrites, stopped);
        far.Close();
        near.Close();
        await requests;
    }

    private static async Task ForwardAsync(TcpClient near, TcpClient far, CancellationToken stopped)
    {
        await near.GetStream().CopyToAsync(far.GetStream(), stopped);
        far.Client.Shutdown(SocketShutdown.Send);
    }

    private async Task AnswerAsync(NetworkStream far, NetworkStream near, bool rewrites, CancellationToken stopped)
    {
        var buffer = new byte[16 * 1024];
        var kept = 0; // the beginning of a link whose rest has not arrived yet
        for (int read; (read = await far.ReadAsync(buffer.AsMemory(kept), stopped)) > 0;)
        {
            var there = kept + read;
            kept = rewrites ? Rewrite(buffer.AsSpan(0, there)) : 0;
            var ready = there - kept;
            var (pass, kill) = Count(ready);
            await near.WriteAsync(buffer.AsMemory(0, pass), stopped);
            if (kill is not null)
            {
                kill();
                return;
            }

            buffer.AsSpan(ready, kept).CopyTo(buffer);
        }
    }

    // Returns the number of bytes at the end that may be the beginning of a link.
    private int Rewrite(Span<byte> bytes)
    {
        for (var at = bytes.IndexOf(_link); at >= 0; at = bytes.IndexOf(_link))
        {
            _ownLink.CopyTo(bytes[at..]);
        }

        for (var length = Math.Min(_link.Length - 1, bytes.Length); length > 0; length--)
        {
            if (bytes[^length..].SequenceEqual(_link.AsSpan(0, length)))
            {
                return length;
            }
        }

        return 0;
    }

    private (int Pass, Action? Kill) Count(int bytes)
    {
        lock (_gate)
        {
            var pass = _limit is { } limit ? (int)Math.Clamp(limit - _passed, 0, bytes) : bytes;
            _passed += pass;
            return (pass, _limit is not null && _passed >= _limit ? _kill : null);
        }
    }
}
