using System.Buffers.Binary;

namespace CustomVision.DataRights.Archive.Images;

/// <summary>Follows the chunks of a PNG to the end of its IEND chunk (PNG, third edition, sections 5.3 and 11.2.5).</summary>
internal sealed class PngEnd : ImageEnd
{
    private const int SignatureLength = 8;
    private const int HeaderLength = 8;
    private const int ChecksumLength = 4;

    private readonly byte[] _header = new byte[HeaderLength];
    private readonly ImageTail _tail = new();
    private long _skip = SignatureLength;
    private int _read;
    private State _state;

    private enum State
    {
        Chunks,
        LastChunk,
        Ended,
        Lost,
    }

    // A complete IEND chunk at the end is sufficient, regardless of the preceding lengths.
    public override bool? IsThere =>
        _state == State.Ended || _tail.Bytes.IndexOf((ReadOnlySpan<byte>)[0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]) >= 0;

    public override void Append(ReadOnlySpan<byte> bytes)
    {
        _tail.Append(bytes);
        while (bytes.Length > 0 && _state is State.Chunks or State.LastChunk)
        {
            if (_skip > 0)
            {
                var passed = (int)Math.Min(_skip, bytes.Length);
                _skip -= passed;
                bytes = bytes[passed..];
                _state = _skip == 0 && _state == State.LastChunk ? State.Ended : _state;
                continue;
            }

            var taken = Math.Min(HeaderLength - _read, bytes.Length);
            bytes[..taken].CopyTo(_header.AsSpan(_read));
            bytes = bytes[taken..];
            _read += taken;
            if (_read == HeaderLength)
            {
                _read = 0;
                Enter();
            }
        }
    }

    private void Enter()
    {
        var type = _header.AsSpan(4);
        _skip = BinaryPrimitives.ReadUInt32BigEndian(_header) + (long)ChecksumLength;
        _state =
            type.SequenceEqual("IEND"u8) ? State.LastChunk
            : type.ContainsAnyExcept(Letters) ? State.Lost
            : State.Chunks;
    }

    private static readonly System.Buffers.SearchValues<byte> Letters = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8
    );
}
