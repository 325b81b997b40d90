using System.Text.Json;

namespace CustomVision.DataRights.Export.Units;

/// <summary>The record of a finished unit in the work store: a line about the unit, then one for each stored file.</summary>
internal static class UnitDoneText
{
    /// <summary>Finds the result of a unit; <see langword="null"/> if it is not done.</summary>
    public static async Task<UnitResult?> FindAsync(IUnitStore work, string unit, CancellationToken cancellationToken)
    {
        if (await work.FindAsync(UnitNames.Done(unit), cancellationToken).ConfigureAwait(false) is not { } content)
        {
            return null;
        }

        var (header, _) = Read(content);
        return ResultOf(unit, header);
    }

    /// <summary>Records a unit that has nothing to download as done.</summary>
    public static Task CreateEmptyAsync(IUnitStore work, string unit, UnitHeader header, CancellationToken cancellationToken) =>
        work.TryCreateAsync(UnitNames.Done(unit), Write(new UnitDone { Listed = header.Listed }, []), cancellationToken);

    /// <summary>Reads what a unit has stored.</summary>
    public static (UnitDone Header, IReadOnlyList<UnitFile> Files) Read(ReadOnlyMemory<byte> utf8)
    {
        UnitDone? header = null;
        var files = new List<UnitFile>();
        foreach (var range in utf8.Span.Split((byte)'\n'))
        {
            var line = utf8[range].Span;
            if (line.IsEmpty)
            {
                continue;
            }

            if (header is null)
            {
                header = JsonSerializer.Deserialize(line, UnitJsonContext.Default.UnitDone);
            }
            else
            {
                files.Add(JsonSerializer.Deserialize(line, UnitJsonContext.Default.UnitFile)!);
            }
        }

        return (header ?? throw new JsonException("The record of a unit's stored files is empty."), files);
    }

    /// <summary>Writes the record of what a unit has stored.</summary>
    public static byte[] Write(UnitDone header, IEnumerable<UnitFile> files)
    {
        using var content = new MemoryStream();
        content.Write(JsonSerializer.SerializeToUtf8Bytes(header, UnitJsonContext.Default.UnitDone));
        foreach (var file in files)
        {
            content.WriteByte((byte)'\n');
            content.Write(JsonSerializer.SerializeToUtf8Bytes(file, UnitJsonContext.Default.UnitFile));
        }

        content.WriteByte((byte)'\n');
        return content.ToArray();
    }

    /// <summary>Gets the result that an engine receives.</summary>
    public static UnitResult ResultOf(string unit, UnitDone header) =>
        new()
        {
            Unit = unit,
            Files = header.Files,
            Bytes = header.Bytes,
            Expired = header.Expired,
            Failed = header.Failed,
        };
}
