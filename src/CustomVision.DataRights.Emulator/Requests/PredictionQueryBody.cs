namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record PredictionQueryBody(
    string? Session,
    string? Continuation,
    int? MaxCount,
    string? OrderBy,
    IReadOnlyList<PredictionQueryBody.TagFilterBody>? Tags,
    Guid? IterationId,
    string? StartTime,
    string? EndTime,
    string? Application
)
{
    internal sealed record TagFilterBody(Guid Id, float? MinThreshold, float? MaxThreshold);
}
