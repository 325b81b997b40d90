using System.Text;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>
/// Reads the lines of a tag file: terminated by LF, CR or both (RFC 8493 §2.1.3), in the declared encoding, with or without a byte order
/// mark. A line never exceeds a fixed buffer, regardless of the content of the file.
/// </summary>
internal sealed class TagLineReader(Stream stream, Encoding encoding) : IDisposable
{
    private const int Longest = 64 * 1024;
    private const int KeptOfTooLong = 1024;

    private readonly StreamReader _reader = new(stream, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 16 * 1024);
    private readonly char[] _buffer = new char[Longest];
    private int _start;
    private int _lineEnd;
    private int _next;
    private int _end;
    private bool _skipLineFeed;

    /// <summary>The current line without its line ending.</summary>
    public ReadOnlySpan<char> Line => _buffer.AsSpan(_start, _lineEnd - _start);

    /// <summary>The 1-based number of the current line.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the line is longer than the buffer, so that <see cref="Line"/> contains only part of it.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Advances to the next line.</summary>
    /// <returns>Whether a line was read.</returns>
    public bool Read()
    {
        Number++;
        IsTooLong = false;
        _start = _next;
        if (_skipLineFeed && (_next < _end || Fill() > 0) && _buffer[_next] == '\n')
        {
            _start = ++_next;
        }

        _skipLineFeed = false;
        var searched = _start;
        while (true)
        {
            var at = _buffer.AsSpan(searched, _end - searched).IndexOfAny('\r', '\n');
            if (at >= 0)
            {
                _lineEnd = searched + at;
                _skipLineFeed = _buffer[_lineEnd] == '\r';
                _next = _lineEnd + 1;
                return true;
            }

            var read = Fill();
            searched = _end - read;
            if (read == 0)
            {
                _lineEnd = _next = _end;
                return _lineEnd > _start;
            }
        }
    }

    public void Dispose() => _reader.Dispose();

    /// <summary>Moves the current line to the beginning of the buffer and reads more characters after it.</summary>
    private int Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        (_start, _next) = (0, 0);
        if (_end == _buffer.Length)
        {
            IsTooLong = true;
            _end = KeptOfTooLong;
        }

        var read = _reader.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read;
    }
}
