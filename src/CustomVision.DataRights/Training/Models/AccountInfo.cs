using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>What the service knows about the account itself (GetAccountInfo, which only v1.2 of the API had).</summary>
public sealed record AccountInfo
{
    /// <summary>The name of the user.</summary>
    public string? UserName { get; init; }

    /// <summary>The e-mail address of the user.</summary>
    public string? Email { get; init; }

    /// <summary>The keys of the account.</summary>
    public AccountKeys? Keys { get; init; }

    /// <summary>What the account may use and has used.</summary>
    public AccountQuotas? Quotas { get; init; }

    /// <summary>Members of the answer that this type does not know, by their names on the wire; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>The kind of object and its id: never a name, a person or a link.</summary>
    public override string ToString() => nameof(AccountInfo);
}
