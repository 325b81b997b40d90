namespace CustomVision.DataRights.Archive;

/// <summary>Collects findings from multiple threads.</summary>
internal sealed class FindingList
{
    private readonly List<ArchiveFinding> _findings = [];
    private readonly Lock _lock = new();

    public void Add(ArchiveFindingKind kind, string path, string text)
    {
        var finding = new ArchiveFinding
        {
            Kind = kind,
            Path = path,
            Text = text,
        };
        lock (_lock)
        {
            _findings.Add(finding);
        }
    }

    /// <summary>Adds that a file exists, but cannot be read.</summary>
    public void AddUnreadable(string path) =>
        Add(ArchiveFindingKind.Missing, path, "The file exists, but cannot be read. Check its permissions and the disk.");

    /// <summary>Gets the distinct findings sorted by path, kind and text, so that the result does not depend on thread timing.</summary>
    public IReadOnlyList<ArchiveFinding> ToSorted()
    {
        lock (_lock)
        {
            return
            [
                .. _findings
                    .Distinct()
                    .OrderBy(finding => finding.Path, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Kind)
                    .ThenBy(finding => finding.Text, StringComparer.Ordinal),
            ];
        }
    }
}
