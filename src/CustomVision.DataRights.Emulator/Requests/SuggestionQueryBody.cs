namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record SuggestionQueryBody(
    IReadOnlyList<Guid>? TagIds,
    double? Threshold,
    string? Session,
    string? Continuation,
    int? MaxCount,
    string? SortBy
);
