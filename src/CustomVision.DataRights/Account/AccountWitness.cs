namespace CustomVision.DataRights.Account;

/// <summary>The result of reading the resources around the account.</summary>
internal sealed record AccountWitness
{
    /// <summary>Whether the resource group answered 200.</summary>
    public required bool SeesResourceGroup { get; init; }

    /// <summary>Whether the list of the subscription's deleted accounts answered 200, to its last page.</summary>
    public required bool SeesDeletedAccounts { get; init; }

    /// <summary>Whether that list contains a deleted account with this account's name and resource group.</summary>
    public bool ListsDeletedAccount { get; init; }

    /// <summary>The code of the answer that was not 200, or a fixed word such as <c>Unreachable</c>.</summary>
    public string? Code { get; init; }
}
