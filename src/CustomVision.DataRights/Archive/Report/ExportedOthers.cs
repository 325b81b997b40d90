namespace CustomVision.DataRights.Archive.Report;

/// <summary>
/// The data about other people in a copy for one data subject, counted before it was removed. The pixels of the images are never changed.
/// </summary>
public sealed record ExportedOthers
{
    /// <summary>Whether the data was removed from the copy (<see cref="Export.ExportRequest.BlankOthers"/>).</summary>
    public required bool IsBlanked { get; init; }

    /// <summary>The number of images with tags, regions or predictions of others.</summary>
    public required long Images { get; init; }

    /// <summary>The number of tags that the request neither selected nor kept.</summary>
    public required long Tags { get; init; }

    /// <summary>The number of regions with such a tag.</summary>
    public required long Regions { get; init; }

    /// <summary>The number of predictions of such a tag, across all lists.</summary>
    public required long Predictions { get; init; }

    /// <summary>The number of metadata values that the request did not select; 0 if nothing was removed.</summary>
    public required long MetadataValues { get; init; }

    /// <summary>Whether the copy contains data about others, or contained it before the removal.</summary>
    internal bool IsAny => Images + Tags + Regions + Predictions + MetadataValues > 0;
}
