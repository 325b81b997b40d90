namespace CustomVision.DataRights.Archive.Reading;

/// <summary>An object that the archive keeps and the service no longer lists.</summary>
internal sealed record ArchivedUnlisted
{
    /// <summary>The image; <see langword="null"/> if the line describes another object.</summary>
    public ArchivedImage? Image { get; init; }

    /// <summary>The stored prediction; <see langword="null"/> if the line describes another object.</summary>
    public ArchivedPrediction? Prediction { get; init; }

    /// <summary>Whether the line contains the last JSON that the service returned; otherwise only the file is left.</summary>
    public required bool HasServiceJson { get; init; }
}
