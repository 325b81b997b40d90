namespace CustomVision.DataRights.Comparison;

/// <summary>The options of a comparison.</summary>
public sealed class ComparisonOptions
{
    /// <summary>
    /// The maximum difference between two coordinates of a region that are considered equal, as a fraction of the image's side.
    /// </summary>
    /// <value>0 by default: all digits must be equal.</value>
    public double RegionTolerance { get; set; }

    /// <summary>The suffix of the second archive's project names, as appended by a restore.</summary>
    /// <value>Empty by default.</value>
    public string NameSuffix { get; set; } = "";

    /// <summary>The projects of the first archive to compare. Projects of the second archive without a counterpart are ignored.</summary>
    /// <value>Empty by default: all projects of both archives.</value>
    public IList<Guid> ProjectIds { get; set; } = [];
}
