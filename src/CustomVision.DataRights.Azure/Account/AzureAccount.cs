namespace CustomVision.DataRights.Azure.Account;

/// <summary>The account of a registration, and the Azure Resource Manager that manages it.</summary>
internal sealed record AzureAccount(AccountResourceId Id, Uri Endpoint);
