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

    /// <summary>The time at which the workspace that became this iteration was created, UTC.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>The time of the last change of the iteration, UTC.</summary>
    public DateTimeOffset LastModified { get; init; }

    /// <summary>The time at which the training ended, UTC; <see langword="null"/> until then.</summary>
    public DateTimeOffset? TrainedAt { get; init; }

    /// <summary>The project that contains the iteration.</summary>
    public Guid ProjectId { get; init; }

    /// <summary>Whether the model can be exported (compact domains only).</summary>
    public bool Exportable { get; init; }

    /// <summary>Values of <see cref="ExportedModelPlatform"/> to which the model can be exported.</summary>
    public IReadOnlyList<string> ExportableTo
    {
        get => field ?? [];
        init;
    }

    /// <summary>The domain of the training; <see langword="null"/> during the training.</summary>
    public Guid? DomainId { get; init; }

    /// <summary><c>Multiclass</c> or <c>Multilabel</c>; <see langword="null"/> for object detection and during the training.</summary>
    public string? ClassificationType { get; init; }

    /// <summary><c>Regular</c> or <c>Advanced</c>.</summary>
    public string? TrainingType { get; init; }

    /// <summary>The budget given to advanced training, in hours.</summary>
    public int ReservedBudgetInHours { get; init; }

    /// <summary>The duration of the training, in minutes.</summary>
    public int TrainingTimeInMinutes { get; init; }

    /// <summary>The name under which the iteration is published; <see langword="null"/> if it is not published.</summary>
    public string? PublishName { get; init; }

    /// <summary>The Azure resource that the iteration is published to; <see langword="null"/> if it is not published.</summary>
    public string? OriginalPublishResourceId { get; init; }

    /// <summary>
    /// The model that training started from, as the service describes it: an object with <c>projectId</c> and <c>iterationId</c>
    /// (v3.4-preview).
    /// </summary>
    public JsonElement? CustomBaseModelInfo { get; init; }

    /// <summary>The reason why the training failed (v3.4-preview).</summary>
    public string? TrainingErrorDetails { get; init; }

    /// <summary>
    /// The members of the answer that this type does not define, by their names on the wire; <see langword="null"/> if there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Returns the type and the id, if any, and never a name, a person or a link.</summary>
    public override string ToString() => $"Iteration {Id}";
}
