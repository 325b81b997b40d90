using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.State;

/// <summary>An iteration of a project.</summary>
internal sealed record IterationDocument
{
    public required SetDocument Frozen { get; init; }

    public required string Name { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset LastModified { get; init; }

    public DateTimeOffset? TrainedAt { get; init; }

    public required Guid DomainId { get; init; }

    public string? ClassificationType { get; init; }

    public required string TrainingType { get; init; }

    public int ReservedBudgetInHours { get; init; }

    public int TrainingTimeInMinutes { get; init; }

    public Guid? BaseProjectId { get; init; }

    public Guid? BaseIterationId { get; init; }

    public string? PublishName { get; init; }

    public string? PublishResourceId { get; init; }

    public required IReadOnlyList<ExportDocument> Exports { get; init; }

    /// <summary>The ids of the images that the model was evaluated with.</summary>
    public required IReadOnlyList<Guid> Evaluated { get; init; }

    public required IReadOnlyList<PerformanceSample> Samples { get; init; }

    public required IReadOnlyList<SuggestionRecord> Suggestions { get; init; }

    public static IterationDocument Of(IterationState iteration) =>
        new()
        {
            Frozen = SetDocument.Of(iteration.Frozen),
            Name = iteration.Name,
            Status = iteration.Status,
            LastModified = iteration.LastModified,
            TrainedAt = iteration.TrainedAt,
            DomainId = iteration.DomainId,
            ClassificationType = iteration.ClassificationType,
            TrainingType = iteration.TrainingType,
            ReservedBudgetInHours = iteration.ReservedBudgetInHours,
            TrainingTimeInMinutes = iteration.TrainingTimeInMinutes,
            BaseProjectId = iteration.BaseModel?.ProjectId,
            BaseIterationId = iteration.BaseModel?.IterationId,
            PublishName = iteration.PublishName,
            PublishResourceId = iteration.PublishResourceId,
            Exports = [.. iteration.Exports.Select(ExportDocument.Of)],
            Evaluated = [.. iteration.Frozen.Images.Ids.Where(id => iteration.IsEvaluated(id)).Order()],
            Samples = iteration.Samples,
            Suggestions = [.. iteration.Suggestions.Values],
        };

    public IterationState Restore()
    {
        var iteration = new IterationState(Frozen.Restore(), Name)
        {
            Status = Status,
            LastModified = LastModified,
            TrainedAt = TrainedAt,
            DomainId = DomainId,
            ClassificationType = ClassificationType,
            TrainingType = TrainingType,
            ReservedBudgetInHours = ReservedBudgetInHours,
            TrainingTimeInMinutes = TrainingTimeInMinutes,
            BaseModel = (BaseProjectId, BaseIterationId) is ({ } project, { } model) ? (project, model) : null,
            PublishName = PublishName,
            PublishResourceId = PublishResourceId,
            IsEvaluated = Evaluated.ToHashSet().Contains,
            Samples = Samples,
        };
        iteration.Exports.AddRange(Exports.Select(export => export.Restore()));
        foreach (var suggestion in Suggestions)
        {
            iteration.Suggestions.Add(suggestion.ImageId, suggestion);
        }

        return iteration;
    }
}
