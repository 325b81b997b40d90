namespace CustomVision.DataRights.Emulator.Synthetic;

/// <summary>
/// A generated account of any size that needs no memory: ids, times, tags and bytes of its images are computed. For load tests and
/// benchmarks.
/// </summary>
/// <remarks>
/// The projects are classification projects with ten tags. Nine of ten images are tagged, one of four has the metadata <c>subject</c>, and
/// each project has one trained iteration with the same images. They can be changed and deleted like any others, but an upload of the same
/// bytes is not detected as a duplicate.
/// </remarks>
public sealed class SyntheticAccountOptions
{
    /// <summary>The minimum of <see cref="ImageBytes"/>.</summary>
    public const int MinImageBytes = 512;

    /// <summary>The maximum of <see cref="ImageBytes"/>: the service's limit of 6 MB.</summary>
    public const int MaxImageBytes = 6_000_000;

    /// <summary>Gets or sets the number of images of the account, spread evenly over its projects.</summary>
    /// <value>1–10,000,000; the default is 1,000.</value>
    public int Images { get; set; } = 1_000;

    /// <summary>Gets or sets the size of each image: a valid PNG of exactly this number of bytes, different from all others.</summary>
    /// <value>512–6,000,000; the default is 50,000.</value>
    public int ImageBytes { get; set; } = 50_000;

    /// <summary>Gets or sets the number of projects.</summary>
    /// <value>1–100, and no more than images; the default is 1.</value>
    public int Projects { get; set; } = 1;

    /// <summary>Returns a message about the first option that is out of range, or <see langword="null"/>.</summary>
    public string? FindProblem() =>
        Images is < 1 or > 10_000_000 ? $"{nameof(Images)} must be 1 to 10,000,000."
        : ImageBytes is < MinImageBytes or > MaxImageBytes ? $"{nameof(ImageBytes)} must be {MinImageBytes} to {MaxImageBytes}."
        : Projects is < 1 or > 100 || Projects > Images ? $"{nameof(Projects)} must be 1 to 100, and no more than {nameof(Images)}."
        : null;
}
