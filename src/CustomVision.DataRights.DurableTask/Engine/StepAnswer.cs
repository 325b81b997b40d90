namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>What an activity of the coordinator answers.</summary>
internal sealed record StepAnswer
{
    /// <summary>Why the request or its place is refused; no other attempt would change that.</summary>
    public string? Refusal { get; init; }

    /// <summary>The project that was listed.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>The units that were handed out.</summary>
    public IReadOnlyList<string> Begun { get; init; } = [];

    /// <summary>The units that have ended.</summary>
    public IReadOnlyList<string> Ended { get; init; } = [];

    public int Pages { get; init; }

    public long Files { get; init; }

    public long Bytes { get; init; }

    public bool IsProjectListed { get; init; }

    public bool IsEnd { get; init; }

    public int Project { get; init; }

    public int Set { get; init; }

    public int Skip { get; init; }

    /// <summary>The state of the group, at the end.</summary>
    public string? State { get; init; }
}
