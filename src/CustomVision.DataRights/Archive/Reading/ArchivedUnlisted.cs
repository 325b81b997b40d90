namespace CustomVision.DataRights.Archive.Reading;

/// <summary>An object that the archive keeps and the service no longer lists.</summary>
internal sealed record ArchivedUnlisted
{
    /// <summary>The image; <see langword="null"/> where the line is about something else.</summary>
    public ArchivedImage? Image { get; init; }

    /// <summary>The stored prediction; <see langword="null"/> where the line is about something else.</summary>
    public ArchivedPrediction? Prediction { get; init; }

    /// <summary>Whether the line has what the service last said; otherwise only the file is left.</summary>
    public required bool HasWords { get; init; }
}
