namespace CustomVision.DataRights.Azure.Account;

/// <summary>The wire form of the keys (Accounts - List Keys).</summary>
internal sealed class KeysJson
{
    public string? Key1 { get; init; }

    public string? Key2 { get; init; }
}
