using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>The result of one step of a plan. The outcome of its objects is established by the verification.</summary>
internal sealed record StepRecord
{
    /// <summary>The step's number in the plan.</summary>
    public required int Number { get; init; }

    /// <summary>The kind of step.</summary>
    public required ErasureStepKind Kind { get; init; }

    /// <summary>The project.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>The result.</summary>
    public required StepResult Result { get; init; }

    /// <summary>The reason for a failure: a code of the service or of the library.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The service's ids of the requests, for Microsoft's support.</summary>
    public IReadOnlyList<string> RequestIds { get; init; } = [];
}
