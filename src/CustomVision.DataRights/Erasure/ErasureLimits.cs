namespace CustomVision.DataRights.Erasure;

/// <summary>The limits of a plan.</summary>
public sealed class ErasureLimits
{
    /// <summary>The maximum number of objects of a plan, including collateral.</summary>
    /// <value>100,000 by default; at least 1.</value>
    public int MaxObjects { get; set; } = 100_000;

    /// <summary>The maximum number of objects that may differ between the plan and the service when the plan is carried out.</summary>
    /// <value>
    /// 0 by default. Objects of the plan that are already gone do not count. Within the tolerance, objects that are new or have changed are
    /// listed and not deleted, unless they are deleted with their project or iteration and the request accepts collateral.
    /// </value>
    public int DriftTolerance { get; set; }

    /// <summary>The time for which the plan can be carried out.</summary>
    /// <value>7 days by default; from 1 minute to 90 days.</value>
    public TimeSpan ValidFor { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The maximum time to wait after the last deletion until every object is gone. Some deletions take effect later.</summary>
    /// <value>10 minutes by default; up to 1 day.</value>
    public TimeSpan VerificationDeadline { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether links to the images are tested before and after the deletion.</summary>
    /// <value>
    /// True by default. It costs two downloads per image, of which only the beginning is read, and about 600 bytes of memory per image
    /// during the erasure. Disable it for tens of thousands of images.
    /// </value>
    public bool CheckLinks { get; set; } = true;
}
