namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>The answer of a coordinator's activity.</summary>
internal sealed record StepAnswer
{
    /// <summary>The reason why the request or its location was refused. Another attempt would not help.</summary>
    public string? Refusal { get; init; }

    /// <summary>The project that was listed.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>The units that were scheduled.</summary>
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
