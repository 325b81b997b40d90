namespace CustomVision.DataRights.Erasure;

/// <summary>How far a plan may go, and for how long it holds.</summary>
public sealed class ErasureLimits
{
    /// <summary>How many objects a plan may hold, collateral included.</summary>
    /// <value>100,000 by default; at least 1.</value>
    public int MaxObjects { get; set; } = 100_000;

    /// <summary>How many objects may differ between the plan and the service when the plan is carried out.</summary>
    /// <value>
    /// 0 by default. Objects of the plan that are already gone do not count. Within the tolerance, too, what is new or has changed is
    /// listed and left alone; only what dies with its project or iteration goes, and only where collateral was accepted.
    /// </value>
    public int DriftTolerance { get; set; }

    /// <summary>How long the plan can be carried out.</summary>
    /// <value>7 days by default; from 1 minute to 90 days.</value>
    public TimeSpan ValidFor { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// How long the service is asked, after the last deletion, until everything is gone. Some deletions take effect later.
    /// </summary>
    /// <value>10 minutes by default; up to 1 day.</value>
    public TimeSpan VerificationDeadline { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether the links to the images are tried before and after the deletion.</summary>
    /// <value>
    /// True by default. It costs two downloads an image, of which only the beginning is read, and some 600 bytes of memory an image for its
    /// link while the erasure runs. Switch it off for tens of thousands of images.
    /// </value>
    public bool CheckLinks { get; set; } = true;
}
