namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>A stream that returns a few bytes per read and completes writes asynchronously, as networks and disks do.</summary>
internal sealed class SlowStream : MemoryStream
{
    private readonly int _chunk;

    /// <summary>Creates an empty stream for writing.</summary>
    public SlowStream() => _chunk = int.MaxValue;

    /// <summary>Creates a stream for reading.</summary>
    public SlowStream(byte[] bytes, int chunk)
        : base(bytes) => _chunk = chunk;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, _chunk)], cancellationToken);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        await base.WriteAsync(buffer, cancellationToken);
    }
}
