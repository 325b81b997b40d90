namespace DataRights.Portal.Requests;

/// <summary>A new request, as it is posted.</summary>
internal sealed record Submission
{
    /// <summary>The id of the request, so that a repeated call creates no second one. By default a new one.</summary>
    public Guid? Id { get; init; }

    public required RequestKind Kind { get; init; }

    /// <summary>
    /// The number under which the organization keeps the request: letters, digits, '.', '_' and '-'. Do not name the data subject.
    /// </summary>
    public string? Reference { get; init; }

    /// <summary>The day on which the data subject's request reached the organization. By default today.</summary>
    public DateOnly? ReceivedOn { get; init; }

    public required Selection Selection { get; init; }
}
