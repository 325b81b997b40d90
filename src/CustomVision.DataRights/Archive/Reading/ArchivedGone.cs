namespace CustomVision.DataRights.Archive.Reading;

/// <summary>One line of a <c>gone.jsonl</c>: what an earlier look at the service saved, and the last one did not come upon.</summary>
internal sealed record ArchivedGone
{
    /// <summary>The image; <see langword="null"/> where the line is about something else.</summary>
    public ArchivedImage? Image { get; init; }

    /// <summary>The stored prediction; <see langword="null"/> where the line is about something else.</summary>
    public ArchivedPrediction? Prediction { get; init; }

    /// <summary>Whether the line has what the service last said; else its file is all that is left.</summary>
    public required bool HasWords { get; init; }
}
