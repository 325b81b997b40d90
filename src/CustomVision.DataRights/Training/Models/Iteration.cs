using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>A trained model and the frozen set of images and tags that it was trained on (GetIteration, GetIterations).</summary>
public sealed record Iteration
{
    /// <summary>The id of the iteration.</summary>
    [JsonConverter(typeof(RequiredGuidConverter))]
    public required Guid Id { get; init; }

    /// <summary>The name, by default "Iteration N".</summary>
    [JsonConverter(typeof(RequiredTextConverter))]
    public required string Name { get; init; }

    /// <summary>One of <see cref="IterationStatus"/>, or a value that the service added later.</summary>
    public string? Status { get; init; }

    /// <summary>When the workspace that became this iteration was created, UTC.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When the iteration was last changed, UTC.</summary>
    public DateTimeOffset LastModified { get; init; }

    /// <summary>When training ended, UTC; null until then.</summary>
    public DateTimeOffset? TrainedAt { get; init; }

    /// <summary>The project that holds the iteration.</summary>
    public Guid ProjectId { get; init; }

    /// <summary>Whether the model can be exported (compact domains only).</summary>
    public bool Exportable { get; init; }

    /// <summary>Values of <see cref="ExportedModelPlatform"/> to which the model can be exported.</summary>
    public IReadOnlyList<string> ExportableTo
    {
        get => field ?? [];
        init;
    }

    /// <summary>The domain that it was trained with; null while it trains.</summary>
    public Guid? DomainId { get; init; }

    /// <summary><c>Multiclass</c> or <c>Multilabel</c>; <see langword="null"/> for object detection and while it trains.</summary>
    public string? ClassificationType { get; init; }

    /// <summary><c>Regular</c> or <c>Advanced</c>.</summary>
    public string? TrainingType { get; init; }

    /// <summary>The budget given to advanced training, in hours.</summary>
    public int ReservedBudgetInHours { get; init; }

    /// <summary>The duration of the training, in minutes.</summary>
    public int TrainingTimeInMinutes { get; init; }

    /// <summary>The name under which the iteration answers predictions; null unless it is published.</summary>
    public string? PublishName { get; init; }

    /// <summary>The Azure resource that it is published to; null unless it is published.</summary>
    public string? OriginalPublishResourceId { get; init; }

    /// <summary>The model that training started from (v3.4-preview).</summary>
    public CustomBaseModelInfo? CustomBaseModelInfo { get; init; }

    /// <summary>Why training failed (v3.4-preview).</summary>
    public string? TrainingErrorDetails { get; init; }

    /// <summary>Members of the answer that this type does not know, by their names on the wire; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>The kind of object and its id: never a name, a person or a link.</summary>
    public override string ToString() => $"Iteration {Id}";
}
