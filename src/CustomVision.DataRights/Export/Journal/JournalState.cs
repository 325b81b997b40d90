using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Export.Journal;

/// <summary>What the journal of earlier runs says was finished. It is a claim: the job looks at each file before it counts.</summary>
internal sealed class JournalState
{
    /// <summary>The request; <see langword="null"/> where no run has begun.</summary>
    public JournalRecord? Begin { get; private set; }

    /// <summary>The digest of each project when it was read.</summary>
    public Dictionary<Guid, string> Projects { get; } = [];

    /// <summary>The digest of what the service said in each finished listing, by the listing's path.</summary>
    public Dictionary<string, string> Listings { get; } = new(StringComparer.Ordinal);

    /// <summary>What earlier passes and runs made from the rest.</summary>
    public HashSet<string> Made { get; } = new(StringComparer.Ordinal);

    /// <summary>The projects of the group, in the order of their archives; empty where the archive is none of a group's account.</summary>
    public List<Guid> Members { get; } = [];

    /// <summary>The downloads that were dropped since, by path.</summary>
    public HashSet<string> Dropped { get; } = new(StringComparer.Ordinal);

    /// <summary>The finished downloads that are not yet checked.</summary>
    public StoredFiles Files { get; } = new();

    public void Apply(JournalRecord record)
    {
        switch (record.Kind)
        {
            case JournalRecord.Begin:
                Begin ??= record;
                break;
            case JournalRecord.Project when record is { ProjectId: { } project, Sha256: { } digest }:
                Projects[project] = digest;
                break;
            case JournalRecord.File
                when record is { Path: { } path, Length: { } length, Sha256: { } digest }
                    && Sha256Digest.TryParse(digest, out var sha256)
                    && PayloadFile.Of(path) is { } file:
                Files.Add(
                    file,
                    new StoredFile(
                        string.Intern(PayloadFile.ExtensionOf(path).ToString()),
                        length,
                        sha256,
                        record.IntegrityWarning ?? record.EarlierWarning ?? IntegrityWarning.None
                    )
                );
                break;
            case JournalRecord.Listing when record is { Path: { } path, Sha256: { } digest }:
                Listings[path] = digest;
                break;
            case JournalRecord.Made when record.Path is { } path:
                Made.Add(path);
                break;
            case JournalRecord.Dropped when record.Path is { } path && PayloadFile.Of(path) is { } file:
                Files.Remove(file);
                Dropped.Add(path);
                break;
            case JournalRecord.Member when record.ProjectId is { } member:
                Members.Add(member);
                break;
        }
    }
}
