using CustomVision.DataRights.Comparison;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>The result of <c>compare</c>. It contains names of projects and tags, and metadata.</summary>
internal sealed record CompareDocument : CommandDocument
{
    /// <summary>Whether the archives have the same content.</summary>
    public required bool Equal { get; init; }

    /// <summary>The digest of the first archive.</summary>
    public string? First { get; init; }

    /// <summary>The digest of the second archive.</summary>
    public string? Second { get; init; }

    /// <summary>The largest difference between two coordinates that are treated as equal.</summary>
    public required double RegionTolerance { get; init; }

    /// <summary>The number of projects that both archives have.</summary>
    public required int Projects { get; init; }

    /// <summary>The number of images in these projects of the first archive.</summary>
    public required long FirstImages { get; init; }

    /// <summary>The number of images in these projects of the second archive.</summary>
    public required long SecondImages { get; init; }

    /// <summary>The number of distinct originals that both archives have with equal labels.</summary>
    public required long EqualImages { get; init; }

    /// <summary>All differences.</summary>
    public required IReadOnlyList<ArchiveDifference> Differences { get; init; }

    /// <summary>The images with equal bytes of which the archives have different numbers. They do not count as a difference.</summary>
    public required IReadOnlyList<EqualBytes> EqualBytes { get; init; }
}
