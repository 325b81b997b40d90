namespace CustomVision.DataRights.Datasets;

/// <summary>Why a data set leaves an image out.</summary>
public enum DatasetSkipReason
{
    /// <summary>The archive has the image's data, and not its bytes.</summary>
    NoBytes,

    /// <summary>The image has no tag, so what it shows is unknown.</summary>
    Untagged,

    /// <summary>Detection: the image has a tag and no usable box, so what it shows is not where.</summary>
    NoRegion,

    /// <summary>The image has several tags, and the format gives each image one class.</summary>
    SeveralTags,

    /// <summary>The image's width or height is not known, and the format counts in pixels.</summary>
    NoSize,

    /// <summary>The format cannot hold what this kind of project says of its images.</summary>
    OtherKind,
}
