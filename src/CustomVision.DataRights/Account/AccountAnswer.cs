namespace CustomVision.DataRights.Account;

/// <summary>The answer to a query for an account or its recoverable copy.</summary>
internal sealed record AccountAnswer
{
    /// <summary>Whether it exists.</summary>
    public required AccountPresence Presence { get; init; }

    /// <summary>The account, for <see cref="AccountPresence.Present"/>.</summary>
    public ManagedAccount? Account { get; init; }

    /// <summary>The code of the answer, or a fixed word such as <c>Unreachable</c>. Contains no text of the service.</summary>
    public string? Code { get; init; }
}
