using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Erasure;

/// <summary>How one step of a plan went. What became of its objects is the verification's to say.</summary>
public sealed record StepRecord
{
    /// <summary>The step's number in the plan.</summary>
    public required int Number { get; init; }

    /// <summary>What it did.</summary>
    public required ErasureStepKind Kind { get; init; }

    /// <summary>The project.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>How it went.</summary>
    public required StepResult Result { get; init; }

    /// <summary>Why it did not go well, in the service's code or a fixed word of ours.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The service's ids of the requests, for Microsoft's support.</summary>
    public IReadOnlyList<string> RequestIds { get; init; } = [];
}
