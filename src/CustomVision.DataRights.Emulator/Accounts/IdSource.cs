using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>Generates ids that look random but are the same in every run: the hash of a seed and a counter.</summary>
internal sealed class IdSource(string seed)
{
    private readonly byte[] _seed = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(seed));
    private long _next;

    /// <summary>The number of ids generated so far.</summary>
    public long Position
    {
        get => Interlocked.Read(ref _next);
        set => Interlocked.Exchange(ref _next, value);
    }

    public Guid Next()
    {
        Span<byte> input = stackalloc byte[40];
        _seed.CopyTo(input);
        BinaryPrimitives.WriteInt64BigEndian(input[32..], Interlocked.Increment(ref _next));
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(input, hash);
        return ToGuid(hash);
    }

    /// <summary>Creates a version 4 GUID from the first 16 bytes.</summary>
    public static Guid ToGuid(ReadOnlySpan<byte> bytes)
    {
        Span<byte> id = stackalloc byte[16];
        bytes[..16].CopyTo(id);
        id[6] = (byte)((id[6] & 0x0F) | 0x40);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
