namespace CustomVision.DataRights.Account;

/// <summary>The result of reading the resources that contain or list the account.</summary>
internal sealed record AccountWitness
{
    /// <summary>Whether the request for the resource group returned 200.</summary>
    public required bool SeesResourceGroup { get; init; }

    /// <summary>Whether every page of the list of the subscription's deleted accounts returned 200.</summary>
    public required bool SeesDeletedAccounts { get; init; }

    /// <summary>Whether that list contains a deleted account with this account's name and resource group.</summary>
    public bool ListsDeletedAccount { get; init; }

    /// <summary>The code of the answer that was not 200, or a fixed word such as <c>Unreachable</c>.</summary>
    public string? Code { get; init; }
}
