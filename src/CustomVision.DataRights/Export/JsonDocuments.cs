using System.Buffers;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>Puts the service's raw tokens together to the JSON documents of the archive.</summary>
internal static class JsonDocuments
{
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
        var buffer = new ArrayBufferWriter<byte>(json.Length);
        ServiceJson.CopyWithoutQueries(json.Span, buffer);
        return OnOneLine(buffer.WrittenMemory);
    }

    // Line breaks are between tokens only, where a gateway prints JSON for people; a blank says the same.
    private static ReadOnlyMemory<byte> OnOneLine(ReadOnlyMemory<byte> json)
    {
        if (json.Span.IndexOfAny((byte)'\n', (byte)'\r') < 0)
        {
            return json;
        }

        var line = json.ToArray();
        line.AsSpan().Replace((byte)'\n', (byte)' ');
        line.AsSpan().Replace((byte)'\r', (byte)' ');
        return line;
    }
}
