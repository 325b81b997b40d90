namespace CustomVision.DataRights.Archive.Verification;

/// <summary>Digests of one size by the number of their file, without an object for each.</summary>
internal sealed class DigestStore(int size)
{
    private const int Shift = 9;
    private const int BlockLength = 1 << Shift;

    private readonly List<byte[]?> _blocks = [];

    /// <summary>The bytes of a file's digest: zeros until they are set.</summary>
    public Span<byte> this[int id]
    {
        get
        {
            var block = id >> Shift;
            while (_blocks.Count <= block)
            {
                _blocks.Add(null);
            }

            return (_blocks[block] ??= new byte[BlockLength * size]).AsSpan((id & (BlockLength - 1)) * size, size);
        }
    }
}
