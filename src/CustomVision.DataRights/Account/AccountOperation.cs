namespace CustomVision.DataRights.Account;

/// <summary>The state of a long-running deletion or purge according to one answer of the service.</summary>
internal sealed record AccountOperation
{
    /// <summary>The state of the operation.</summary>
    public required AccountOperationState State { get; init; }

    /// <summary>The code of the answer, such as <c>ScopeLocked</c>, or a fixed word. Contains no text of the service.</summary>
    public string? Code { get; init; }

    /// <summary>The service's id of the request, for Microsoft's support.</summary>
    public string? RequestId { get; init; }

    /// <summary>The delay before the next call, if the service specified one.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// The URL for polling the operation's status, for <see cref="AccountOperationState.Running"/>. It is valid only for the manager that
    /// returned it.
    /// </summary>
    public Uri? StatusAddress { get; init; }
}
