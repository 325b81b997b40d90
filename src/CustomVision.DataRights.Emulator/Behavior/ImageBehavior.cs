namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The links and limits of images.</summary>
public sealed class ImageBehavior
{
    /// <summary>
    /// Gets or sets whether <c>resizedImageUri</c> refers to another blob than <c>originalImageUri</c> (with the same bytes) for sides
    /// above 1,600 pixels.
    /// </summary>
    /// <value>The default is <see langword="false"/>: they never differed in recorded answers.</value>
    public bool SeparateResizedImages { get; set; }

    /// <summary>Gets or sets whether the limits of size, side and aspect apply to uploads.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool EnforceSizes { get; set; } = true;

    /// <summary>Gets or sets whether metadata may have 50 pairs of 256 and 512 characters, according to the description of v3.3.</summary>
    /// <value>
    /// The default is <see langword="false"/>: 10 pairs of 128 and 256, according to the deployed documentation and v3.4-preview.
    /// </value>
    public bool LooseMetadataLimits { get; set; }

    /// <summary>
    /// Gets or sets whether storage sends the MD5 digest of a blob (<c>Content-MD5</c>), as Azure does for blobs that were uploaded in one
    /// request.
    /// </summary>
    /// <value>The default is <see langword="true"/>: a guess, since no recording of a blob exists.</value>
    public bool ContentMd5 { get; set; } = true;

    /// <summary>Gets or sets whether width and height are those of the displayed image: swapped for Exif orientations 5 to 8.</summary>
    /// <value>
    /// The default is <see langword="false"/>: those of the stored pixels. Not established. Existing images keep their stated size.
    /// </value>
    public bool UprightSizes { get; set; }

    /// <summary>Gets or sets the handling of the tags and regions of an uploaded image that the project already has.</summary>
    /// <value>The default is <see cref="DuplicateLabels.Added"/>; the status is <c>OKDuplicate</c> either way.</value>
    public DuplicateLabels DuplicateLabels { get; set; }

    /// <summary>Gets or sets the maximum number of bytes of an upload: of its body, or of the images that it refers to.</summary>
    /// <value>
    /// The default is 600 MiB, more than 64 images of the largest size in Base64. The service's own limit is not established.
    /// </value>
    public int MaxBatchBytes { get; set; } = 600 * 1024 * 1024;

    /// <summary>Gets or sets the lifetime of links.</summary>
    /// <value>The default is 24 hours.</value>
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromHours(24);
}
