namespace CustomVision.DataRights.Comparison;

/// <summary>The rules by which two archives are compared.</summary>
public sealed class ComparisonOptions
{
    /// <summary>
    /// The largest difference between two coordinates of a region that counts as equal, in fractions of the image's side.
    /// </summary>
    /// <value>0 by default: every digit must agree.</value>
    public double RegionTolerance { get; set; }

    /// <summary>The text that the second archive's project names end with, as a restore appended it.</summary>
    /// <value>Empty by default.</value>
    public string NameSuffix { get; set; } = "";

    /// <summary>
    /// The projects of the first archive that are compared; every project of the second archive without a counterpart is ignored.
    /// </summary>
    /// <value>Empty by default: all projects of both archives.</value>
    public IList<Guid> ProjectIds { get; set; } = [];
}
