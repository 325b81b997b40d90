using System.Buffers;
using System.Runtime.InteropServices;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>Creates the JSON documents of the archive from the service's raw tokens.</summary>
internal static class JsonDocuments
{
    private const int MostKept = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _line;

    /// <summary>Creates a document with one object, without the queries of its links.</summary>
    public static ReadOnlyMemory<byte> Object<T>(Raw<T> raw)
    {
        var buffer = new ArrayBufferWriter<byte>(raw.Json.Length + 1);
        ServiceJson.CopyWithoutQueries(raw.Json.Span, buffer);
        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    /// <summary>Creates an array of objects, one per line, without the queries of their links.</summary>
    public static ReadOnlyMemory<byte> Array<T>(IEnumerable<Raw<T>> raws) => Array(raws.Select(raw => Line(raw.Json)));

    /// <summary>Creates an array of finished values, one per line.</summary>
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

    /// <summary>Creates a line with one object, without the queries of its links and without a line feed.</summary>
    public static ReadOnlyMemory<byte> Line(ReadOnlyMemory<byte> json) => TransientLine(json).ToArray();

    /// <summary>Creates a line as <see cref="Line"/>. It is valid until the thread creates the next one.</summary>
    public static ReadOnlyMemory<byte> TransientLine(ReadOnlyMemory<byte> json)
    {
        // Links make up most of an image's tokens. The rest is copied from a buffer that is reused for the next line.
        var buffer = _line is { Capacity: <= MostKept } kept ? kept : _line = new ArrayBufferWriter<byte>();
        buffer.ResetWrittenCount();
        WriteLine(json.Span, buffer);
        return buffer.WrittenMemory;
    }

    /// <summary>Writes a line as <see cref="Line"/> to an empty buffer.</summary>
    public static void WriteLine(ReadOnlySpan<byte> json, ArrayBufferWriter<byte> buffer)
    {
        ServiceJson.CopyWithoutQueries(json, buffer);

        // Line breaks occur only between tokens, if a gateway has indented the JSON. A space is equivalent.
        var line = MemoryMarshal.AsMemory(buffer.WrittenMemory).Span;
        line.Replace((byte)'\n', (byte)' ');
        line.Replace((byte)'\r', (byte)' ');
    }
}
