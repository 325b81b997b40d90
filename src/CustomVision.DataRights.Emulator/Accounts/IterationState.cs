namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>A trained, training or failed iteration of a project.</summary>
internal sealed class IterationState(TrainingSet frozen, string name)
{
    public const string Training = "Training";
    public const string Completed = "Completed";
    public const string Failed = "Failed";

    /// <summary>The training set at the time when the training was queued.</summary>
    public TrainingSet Frozen { get; } = frozen;

    public Guid Id => Frozen.Id;

    public string Name { get; set; } = name;

    public string Status { get; set; } = Training;

    public DateTimeOffset LastModified { get; set; }

    public DateTimeOffset? TrainedAt { get; set; }

    public required Guid DomainId { get; init; }

    public required string? ClassificationType { get; init; }

    public string TrainingType { get; init; } = "Regular";

    public int ReservedBudgetInHours { get; init; }

    public int TrainingTimeInMinutes { get; set; }

    public (Guid ProjectId, Guid IterationId)? BaseModel { get; init; }

    public string? PublishName { get; set; }

    public string? PublishResourceId { get; set; }

    public List<ExportState> Exports { get; } = [];

    /// <summary>The condition for the images that the model was evaluated with.</summary>
    public Predicate<Guid> IsEvaluated { get; set; } = _ => false;

    /// <summary>The score of every tag for every evaluated image. Kept separately, because the performance outlives the images.</summary>
    public IReadOnlyList<PerformanceSample> Samples { get; set; } = [];

    /// <summary>The results of SuggestTagsAndRegions by image id.</summary>
    public Dictionary<Guid, SuggestionRecord> Suggestions { get; } = [];

    public bool IsPublished => PublishName is not null;

    public bool IsTrained => Status is Completed;
}
