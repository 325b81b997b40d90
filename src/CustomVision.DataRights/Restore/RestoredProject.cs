namespace CustomVision.DataRights.Restore;

/// <summary>The result of the restore of one project.</summary>
public sealed record RestoredProject
{
    /// <summary>The id in the archive.</summary>
    public required Guid ArchivedId { get; init; }

    /// <summary>The id in the target; <see langword="null"/> in a dry run.</summary>
    public Guid? RestoredId { get; init; }

    /// <summary>The number of tags.</summary>
    public required int Tags { get; init; }

    /// <summary>The number of distinct images.</summary>
    public required long Images { get; init; }

    /// <summary>The number of regions.</summary>
    public required long Regions { get; init; }

    /// <summary>The number of images that were merged with other images of equal bytes.</summary>
    public required long United { get; init; }

    /// <summary>The number of upload calls.</summary>
    public required int Uploads { get; init; }
}
