namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record PredictionQueryBody(
    string? Session,
    string? Continuation,
    int? MaxCount,
    string? OrderBy,
    IReadOnlyList<PredictionQueryTagBody>? Tags,
    Guid? IterationId,
    string? StartTime,
    string? EndTime,
    string? Application
);
