using CustomVision.DataRights.Comparison;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>What <c>compare</c> found. It holds names of projects and tags, and metadata.</summary>
internal sealed record CompareDocument : CommandDocument
{
    /// <summary>Whether the archives are equal in content.</summary>
    public required bool Equal { get; init; }

    /// <summary>The digest of the first archive.</summary>
    public string? First { get; init; }

    /// <summary>The digest of the second archive.</summary>
    public string? Second { get; init; }

    /// <summary>The largest difference of a coordinate that counted as equal.</summary>
    public required double RegionTolerance { get; init; }

    /// <summary>The number of projects that both archives have.</summary>
    public required int Projects { get; init; }

    /// <summary>The number of images of the first archive in these projects.</summary>
    public required long FirstImages { get; init; }

    /// <summary>The number of images of the second archive in these projects.</summary>
    public required long SecondImages { get; init; }

    /// <summary>The number of different originals that both archives hold with equal labels.</summary>
    public required long EqualImages { get; init; }

    /// <summary>Every difference.</summary>
    public required IReadOnlyList<ArchiveDifference> Differences { get; init; }

    /// <summary>Images of equal bytes of which the archives hold different numbers. They are not a difference.</summary>
    public required IReadOnlyList<EqualBytes> EqualBytes { get; init; }
}
