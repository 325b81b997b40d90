namespace DataRights.Portal.Requests;

/// <summary>The body of a new request.</summary>
internal sealed record Submission
{
    /// <summary>The id of the request, so that a repeated call does not create a second request. By default a new id.</summary>
    public Guid? Id { get; init; }

    public required RequestKind Kind { get; init; }

    /// <summary>
    /// The organization's own reference number of the request: letters, digits, '.', '_' and '-'. Do not name the data subject.
    /// </summary>
    public string? Reference { get; init; }

    /// <summary>The day on which the organization received the data subject's request. By default today.</summary>
    public DateOnly? ReceivedOn { get; init; }

    public required Selection Selection { get; init; }
}
