using System.Buffers;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>Puts the service's raw tokens together to the JSON documents of the archive.</summary>
internal static class JsonDocuments
{
    private const int MostKept = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _line;

    /// <summary>One object, without the queries of its links.</summary>
    public static ReadOnlyMemory<byte> Object<T>(Raw<T> raw)
    {
        var buffer = new ArrayBufferWriter<byte>(raw.Json.Length + 1);
        ServiceJson.CopyWithoutQueries(raw.Json.Span, buffer);
        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    /// <summary>An array of objects, without the queries of their links, one a line.</summary>
    public static ReadOnlyMemory<byte> Array<T>(IEnumerable<Raw<T>> raws) => Array(raws.Select(raw => Line(raw.Json)));

    /// <summary>An array of values that are ready, one a line.</summary>
    public static ReadOnlyMemory<byte> Array(IEnumerable<ReadOnlyMemory<byte>> values)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write("["u8);
        var isFirst = true;
        foreach (var value in values)
        {
            buffer.Write(isFirst ? "\n"u8 : ",\n"u8);
            buffer.Write(value.Span);
            isFirst = false;
        }

        buffer.Write(isFirst ? "]\n"u8 : "\n]\n"u8);
        return buffer.WrittenMemory;
    }

    /// <summary>One object without the queries of its links, as a line without its line feed.</summary>
    public static ReadOnlyMemory<byte> Line(ReadOnlyMemory<byte> json)
    {
        // Links are the most of an image's tokens: what is kept is copied out of a buffer that serves the next line too.
        var buffer = _line ??= new ArrayBufferWriter<byte>();
        buffer.ResetWrittenCount();
        ServiceJson.CopyWithoutQueries(json.Span, buffer);
        var line = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity > MostKept)
        {
            _line = null;
        }

        // Line breaks are between tokens only, where a gateway prints JSON for people; a blank says the same.
        line.AsSpan().Replace((byte)'\n', (byte)' ');
        line.AsSpan().Replace((byte)'\r', (byte)' ');
        return line;
    }
}
