using System.Buffers;
using System.Text;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Export.Output;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export;

/// <summary>The last words of the service about an object that it no longer lists.</summary>
/// <param name="List">The list that it was in, below <c>data/</c>.</param>
/// <param name="Category">Its category.</param>
/// <param name="Scope">Where it belonged.</param>
/// <param name="Line">The line.</param>
internal sealed record FormerLine(ArchivePath List, string Category, Scope Scope, GoneLine Line)
{
    private static readonly string[] Suffixes = ["-resized", "-thumbnail"];

    /// <summary>A line of <c>gone.jsonl</c>: what the service said, the list that it was in, and the files that are still there, from the project's directory.</summary>
    public ReadOnlyMemory<byte> ToJson(ExportOutput output)
    {
        var members = new List<KeyValuePair<string, string?>> { new("list", Below(List)) };
        var there = Line.Files.Select(ArchivePath.Parse).Select(path => (Path: path, Sha256: output.FindDigest(path))).Where(file => file.Sha256 is not null).ToList();
        Add("file", "sha256", there.Find(file => !Suffixes.Any(suffix => Path.GetFileNameWithoutExtension(file.Path.FileName).EndsWith(suffix, StringComparison.Ordinal))));
        foreach (var (name, suffix) in (((string, string), string)[])[(("resizedFile", "resizedSha256"), Suffixes[0]), (("thumbnailFile", "thumbnailSha256"), Suffixes[1])])
        {
            if (there.Find(file => Path.GetFileNameWithoutExtension(file.Path.FileName).EndsWith(suffix, StringComparison.Ordinal)) is { Sha256: not null } rendition)
            {
                Add(name.Item1, name.Item2, rendition);
            }
        }

        var buffer = new ArrayBufferWriter<byte>();
        ServiceJson.CopyAndAppend(GoneLines.Source(Line.Text), buffer, [.. members]);
        return buffer.WrittenMemory;

        void Add(string file, string digest, (ArchivePath Path, Sha256Digest? Sha256) stored)
        {
            members.Add(new(file, stored.Sha256 is null ? null : Below(stored.Path)));
            members.Add(new(digest, stored.Sha256?.ToString()));
        }
    }

    /// <summary>A line for a file about which no word is left.</summary>
    public static ReadOnlyMemory<byte> ToJson(ArchiveFile file, Guid project, Guid? objectId)
    {
        var relative = file.Path.Value[$"projects/{project:D}/".Length..];
        return Encoding.UTF8.GetBytes($"{{{(objectId is { } id ? $"\"id\":\"{id:D}\"," : string.Empty)}\"file\":\"{relative}\",\"sha256\":\"{file.Sha256}\"}}");
    }

    private string Below(ArchivePath path) => path.Value[$"projects/{Scope.ProjectId:D}/".Length..];
}
