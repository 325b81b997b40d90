namespace CustomVision.DataRights.Emulator.Training;

/// <summary>The parameters of a training request.</summary>
internal sealed record TrainingRequest
{
    public string TrainingType { get; init; } = "Regular";

    public int ReservedBudgetInHours { get; init; }

    public IReadOnlyList<Guid> SelectedTags { get; init; } = [];

    public (Guid ProjectId, Guid IterationId)? BaseModel { get; init; }
}
