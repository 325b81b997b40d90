namespace CustomVision.DataRights.Archive.Images;

/// <summary>Follows the blocks of a GIF to its trailer (GIF89a, sections 15 to 27).</summary>
internal sealed class GifEnd : ImageEnd
{
    private const byte Extension = 0x21;
    private const byte ImageDescriptor = 0x2C;
    private const byte Trailer = 0x3B;
    private const int ScreenLength = 13; // the header and the logical screen descriptor
    private const int DescriptorLength = 9; // without its first byte
    private const int FlagsOfScreen = 10;
    private const int FlagsOfDescriptor = 8;

    private readonly ImageTail _tail = new();
    private State _state;
    private int _at; // the offset within the current part
    private int _skip;
    private int _table;

    private enum State
    {
        Screen,
        Descriptor,

        /// <summary>At the start of a block.</summary>
        Block,

        /// <summary>At the length byte of a sub-block.</summary>
        SubBlock,
        Ended,

        /// <summary>At an unknown block, where parsing stops.</summary>
        Lost,
    }

    public override bool? IsThere =>
        _state == State.Ended || (_state == State.Lost && _tail.Bytes.TrimEnd((byte)0).EndsWith((ReadOnlySpan<byte>)[Trailer]));

    public override void Append(ReadOnlySpan<byte> bytes)
    {
        _tail.Append(bytes);
        while (bytes.Length > 0 && _state is not (State.Ended or State.Lost))
        {
            if (_skip > 0)
            {
                var passed = Math.Min(_skip, bytes.Length);
                _skip -= passed;
                bytes = bytes[passed..];
                continue;
            }

            Take(bytes[0]);
            bytes = bytes[1..];
        }
    }

    private void Take(byte next)
    {
        switch (_state)
        {
            case State.Screen:
                TakePart(next, FlagsOfScreen, ScreenLength, State.Block, behind: 0);
                break;
            case State.Descriptor:
                // The minimum code size precedes the data.
                TakePart(next, FlagsOfDescriptor, DescriptorLength, State.SubBlock, behind: 1);
                break;
            case State.SubBlock:
                _state = next == 0 ? State.Block : State.SubBlock;
                _skip = next;
                break;
            default:
                _skip = next == Extension ? 1 : 0; // the label of the extension
                _state = next switch
                {
                    Extension => State.SubBlock,
                    ImageDescriptor => State.Descriptor,
                    Trailer => State.Ended,
                    0 => State.Block, // padding between blocks, skipped by decoders
                    _ => State.Lost,
                };
                break;
        }
    }

    // Reads a part of fixed length. The byte at the given offset determines the length of the color table after it.
    private void TakePart(byte next, int flags, int length, State then, int behind)
    {
        if (_at == flags)
        {
            _table = (next & 0x80) != 0 ? 3 << ((next & 7) + 1) : 0;
        }

        if (++_at == length)
        {
            (_at, _state, _skip) = (0, then, _table + behind);
        }
    }
}
