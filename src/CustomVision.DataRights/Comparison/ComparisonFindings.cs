namespace CustomVision.DataRights.Comparison;

/// <summary>Collects the differences.</summary>
internal sealed class ComparisonFindings
{
    private readonly List<ArchiveDifference> _differences = [];

    public int Projects { get; set; }

    public long FirstImages { get; set; }

    public long SecondImages { get; set; }

    public long EqualImages { get; set; }

    public List<EqualBytes> EqualBytes { get; } = [];

    public int Count => _differences.Count;

    public void Add(ArchiveDifferenceKind kind, string project, string subject, string? first, string? second) =>
        _differences.Add(
            new ArchiveDifference
            {
                Kind = kind,
                Project = project,
                Subject = subject,
                First = first,
                Second = second,
            }
        );

    /// <summary>Adds a difference if two values differ.</summary>
    public void Compare(ArchiveDifferenceKind kind, string project, string subject, string? first, string? second)
    {
        if (!string.Equals(first, second, StringComparison.Ordinal))
        {
            Add(kind, project, subject, first, second);
        }
    }

    public ArchiveComparison ToResult(string? firstDigest, string? secondDigest, double tolerance) =>
        new()
        {
            FirstDigest = firstDigest,
            SecondDigest = secondDigest,
            RegionTolerance = tolerance,
            Projects = Projects,
            FirstImages = FirstImages,
            SecondImages = SecondImages,
            EqualImages = EqualImages,
            Differences = _differences,
            EqualBytes = EqualBytes,
        };
}
