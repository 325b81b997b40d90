using System.Globalization;
using System.Text;

namespace CustomVision.DataRights.Archive.Verification;

/// <content>Checks bagit.txt (RFC 8493 §2.1.1) and bag-info.txt (§2.2.2).</content>
internal sealed partial class BagVerification
{
    private const int LongestDeclaration = 64 * 1024;
    private const string OldInfo = "package-info.txt"; // the name of bag-info.txt up to 0.95

    private bool _hasDeclaration;
    private bool _isVersion1 = true;
    private string? _version;
    private Encoding _encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    private async Task ReadDeclarationAsync()
    {
        var name = BagWriter.Declaration.Value;
        if (!IsThere(name))
        {
            _findings.Add(ArchiveFindingKind.Missing, name, "Every bag has this file. The rest was read as BagIt 1.0 in UTF-8.");
            return;
        }

        _hasDeclaration = true;
        var bytes = await ReadSmallAsync(name).ConfigureAwait(false);
        if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble))
        {
            _findings.Add(ArchiveFindingKind.Malformed, name, "It begins with a byte order mark.");
            bytes = bytes[3..];
        }

        var lines = Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        _version = Value(lines, 0, "BagIt-Version");
        if (Value(lines, 1, "Tag-File-Character-Encoding") is { } encoding)
        {
            ReadEncoding(encoding);
        }

        if (lines.Length > 2)
        {
            _findings.Add(ArchiveFindingKind.Malformed, name, "It has more than two lines.");
        }

        _isVersion1 = _version is null or "1.0";
        if (_version is not (null or "1.0" or "0.97" or "0.96" or "0.95" or "0.94" or "0.93"))
        {
            _findings.Add(
                ArchiveFindingKind.Malformed,
                name,
                "Its version of BagIt is not supported (0.93 to 0.97 and 1.0 are). The bag was read as 0.97."
            );
        }
    }

    private string? Value(string[] lines, int index, string label)
    {
        var line = index < lines.Length ? lines[index] : string.Empty;
        if (
            line.StartsWith(label + ": ", StringComparison.Ordinal)
            && line[(label.Length + 2)..] is { Length: > 0 } value
            && value.AsSpan().Trim().Length == value.Length
        )
        {
            return value;
        }

        _findings.Add(
            ArchiveFindingKind.Malformed,
            BagWriter.Declaration.Value,
            string.Create(CultureInfo.InvariantCulture, $"Line {index + 1} is not '{label}: ' and a value.")
        );
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return
            colon > 0
            && line[..colon].Trim().Equals(label, StringComparison.OrdinalIgnoreCase)
            && line[(colon + 1)..].Trim() is { Length: > 0 } meant
            ? meant
            : null;
    }

    private void ReadEncoding(string name)
    {
        try
        {
            _encoding = Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            _findings.Add(
                ArchiveFindingKind.Malformed,
                BagWriter.Declaration.Value,
                "Its character encoding is not supported. The tag files were read as UTF-8."
            );
        }
    }

    private bool HasOldInfo => _version is "0.93" or "0.94" or "0.95";

    private async Task ReadInfoAsync()
    {
        var name = HasOldInfo && !IsThere(BagWriter.Info.Value) ? OldInfo : BagWriter.Info.Value;
        if (!IsThere(name))
        {
            return;
        }

        var text = new StringBuilder();
        await ReadLinesAsync(name, lines => text.Append(lines.Line).Append('\n')).ConfigureAwait(false);
        var malformed = new List<int>();
        _info = BagInfo.Parse(text.ToString(), malformed);
        foreach (var line in malformed)
        {
            Malformed(name, line, "it is neither a label with a value nor a folded line");
        }
    }

    private async Task<byte[]> ReadSmallAsync(string path)
    {
        try
        {
            using var stream = await OpenAsync(path).ConfigureAwait(false);
            var bytes = new byte[(int)Math.Min(stream.Length, LongestDeclaration)];
            var length = await stream
                .ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            return bytes[..length];
        }
        catch (Exception fault) when (StorageFault.IsStorage(fault))
        {
            _findings.AddUnreadable(path);
            return [];
        }
    }
}
