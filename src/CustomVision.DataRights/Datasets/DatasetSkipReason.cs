namespace CustomVision.DataRights.Datasets;

/// <summary>The reasons why a data set leaves an image out.</summary>
public enum DatasetSkipReason
{
    /// <summary>The archive lists the image but lacks its bytes.</summary>
    NoBytes,

    /// <summary>The image has no tag, so what it shows is unknown.</summary>
    Untagged,

    /// <summary>Detection: the image has a tag but no usable box, so the position is unknown.</summary>
    NoRegion,

    /// <summary>The image has several tags, and the format gives each image one class.</summary>
    SeveralTags,

    /// <summary>The image's width or height is not known, and the format uses pixels.</summary>
    NoSize,

    /// <summary>The format does not support the labels of this kind of project.</summary>
    OtherKind,
}
