namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>Gives a few bytes at a time, and finishes a write later, as networks and disks do.</summary>
internal sealed class SlowStream : MemoryStream
{
    private readonly int _chunk;

    /// <summary>An empty stream to write.</summary>
    public SlowStream() => _chunk = int.MaxValue;

    /// <summary>A stream to read.</summary>
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
