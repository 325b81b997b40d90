namespace CustomVision.DataRights.Azure.Account;

/// <summary>The account of a registration, and the endpoint of Azure Resource Manager.</summary>
internal sealed record AzureAccount(AccountResourceId Id, Uri Endpoint);
