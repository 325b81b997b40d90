namespace CustomVision.DataRights.Archive.Images;

/// <summary>Follows the segments and scans of a JPEG to its end of image (ITU T.81, annex B).</summary>
/// <remarks>
/// A thumbnail in an APP segment has its own end of image, which is skipped with the segment. Within a scan and between segments,
/// everything up to the next marker is skipped: stuffed bytes, restart markers, fill bytes, and non-standard padding, which decoders ignore
/// as well.
/// </remarks>
internal sealed class JpegEnd : ImageEnd
{
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;

    private readonly ImageTail _tail = new();
    private State _state;
    private int _length;
    private bool _hasScan;

    private enum State
    {
        /// <summary>Searching for the next 0xFF.</summary>
        Seek,

        /// <summary>After a 0xFF.</summary>
        Code,

        /// <summary>At the first byte of a segment's length.</summary>
        LengthHigh,

        /// <summary>At the second byte of a segment's length.</summary>
        LengthLow,

        /// <summary>Within a segment.</summary>
        Segment,

        /// <summary>After the end of image.</summary>
        Ended,
    }

    // Compressed data never contains an end of image marker. After a scan, only a segment with a wrong length can hide it; before the first
    // scan, the marker would belong to a thumbnail.
    public override bool? IsThere =>
        _state == State.Ended || (_state == State.Segment && _hasScan && _tail.Bytes.IndexOf((ReadOnlySpan<byte>)[0xFF, EndOfImage]) >= 0);

    public override void Append(ReadOnlySpan<byte> bytes)
    {
        _tail.Append(bytes);
        while (bytes.Length > 0 && _state != State.Ended)
        {
            bytes = bytes[Pass(bytes)..];
        }
    }

    private int Pass(ReadOnlySpan<byte> bytes)
    {
        switch (_state)
        {
            case State.Seek:
                var marker = bytes.IndexOf((byte)0xFF);
                _state = marker < 0 ? State.Seek : State.Code;
                return marker < 0 ? bytes.Length : marker + 1;
            case State.Code:
                _hasScan |= bytes[0] == StartOfScan;
                _state = After(bytes[0]);
                return 1;
            case State.LengthHigh:
                _length = bytes[0] << 8;
                _state = State.LengthLow;
                return 1;
            case State.LengthLow:
                _length = (_length | bytes[0]) - 2; // the length includes itself
                _state = _length > 0 ? State.Segment : State.Seek;
                return 1;
            default:
                var passed = Math.Min(_length, bytes.Length);
                _length -= passed;
                _state = _length > 0 ? State.Segment : State.Seek;
                return passed;
        }
    }

    private static State After(byte code) =>
        code switch
        {
            0xFF => State.Code, // a fill byte (B.1.1.2)
            EndOfImage => State.Ended,
            < 0xC0 or (>= 0xD0 and <= 0xD8) => State.Seek, // stuffed byte, reserved, restart or start of image: no segment follows
            _ => State.LengthHigh,
        };
}
