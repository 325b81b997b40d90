namespace CustomVision.DataRights.Datasets;

/// <summary>The reasons why an image is omitted from a data set.</summary>
public enum DatasetSkipReason
{
    /// <summary>The archive lists the image but does not contain its file.</summary>
    NoBytes,

    /// <summary>The image has no tag, so its content is unknown.</summary>
    Untagged,

    /// <summary>Detection: the image has a tag but no usable box, so the position is unknown.</summary>
    NoRegion,

    /// <summary>The image has several tags, but the format allows one class per image.</summary>
    SeveralTags,

    /// <summary>The image's width or height is unknown, but the format uses pixels.</summary>
    NoSize,

    /// <summary>The format does not support the labels of this kind of project.</summary>
    OtherKind,
}
