namespace CustomVision.DataRights.Comparison;

/// <summary>The kinds of differences between archives.</summary>
public enum ArchiveDifferenceKind
{
    /// <summary>A project that only one archive contains.</summary>
    Project,

    /// <summary>A project's name, description, domain, classification type, target platforms or augmentation methods.</summary>
    Setting,

    /// <summary>A tag that only one archive contains, or its type or description.</summary>
    Tag,

    /// <summary>An image, identified by the SHA-256 of its original bytes, that only one archive contains.</summary>
    Image,

    /// <summary>A tag of an image.</summary>
    ImageTag,

    /// <summary>A region of an image.</summary>
    Region,

    /// <summary>A metadata value of an image.</summary>
    Metadata,
}
