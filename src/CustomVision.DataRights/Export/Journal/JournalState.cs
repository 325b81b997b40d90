using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Export.Journal;

/// <summary>
/// The finished parts according to the journal of earlier runs. The journal is not trusted: the job checks each file before it counts.
/// </summary>
internal sealed class JournalState
{
    /// <summary>The request; <see langword="null"/> if no run has begun.</summary>
    public JournalRecord? Begin { get; private set; }

    /// <summary>The digest of each project when it was read.</summary>
    public Dictionary<Guid, string> Projects { get; } = [];

    /// <summary>The digest of the service's JSON in each completed listing, by the listing's path.</summary>
    public Dictionary<string, string> Listings { get; } = new(StringComparer.Ordinal);

    /// <summary>The derived files of earlier passes and runs.</summary>
    public HashSet<string> Made { get; } = new(StringComparer.Ordinal);

    /// <summary>The projects of the group, in the order of their archives; empty unless this is the archive of a group's account.</summary>
    public List<Guid> Members { get; } = [];

    /// <summary>The downloads that were dropped later, by path.</summary>
    public HashSet<string> Dropped { get; } = new(StringComparer.Ordinal);

    /// <summary>The finished downloads that have not been checked yet.</summary>
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
