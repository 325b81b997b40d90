using System.Buffers;
using System.Security.Cryptography;

namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>Computes the SHA-256 digest of what is written to it, without keeping it.</summary>
internal sealed class Sha256Writer : IBufferWriter<byte>, IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[4096];
    private int _length;

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var size = Math.Max(sizeHint, 1);
        if (_buffer.Length - _length < size)
        {
            Flush();
            _buffer = _buffer.Length < size ? new byte[size] : _buffer;
        }

        return _buffer.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Gets the digest of everything since the previous call, as 64 lower-case hexadecimal digits.</summary>
    public string Complete()
    {
        Flush();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private void Flush()
    {
        _hash.AppendData(_buffer.AsSpan(0, _length));
        _length = 0;
    }
}
