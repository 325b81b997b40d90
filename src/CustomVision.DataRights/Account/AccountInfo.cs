using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Account;

/// <summary>
/// The data held about the account itself: from Azure Resource Manager, or from GetAccountInfo, which only v1.2 of the Training API
/// provided.
/// </summary>
public sealed record AccountInfo
{
    /// <summary>The name of the user; <see langword="null"/> from Azure Resource Manager, which does not provide it.</summary>
    public string? UserName { get; init; }

    /// <summary>The e-mail address of the user; <see langword="null"/> from Azure Resource Manager.</summary>
    public string? Email { get; init; }

    /// <summary>The keys of the account.</summary>
    public AccountKeys? Keys { get; init; }

    /// <summary>
    /// The reason why the keys are missing, if Azure Resource Manager refused to list them; otherwise <see langword="null"/>.
    /// </summary>
    [JsonIgnore]
    public string? KeysNotOffered { get; init; }

    /// <summary>The Azure resource with the use of its quotas; <see langword="null"/> from GetAccountInfo.</summary>
    [JsonIgnore]
    public AccountResource? Resource { get; init; }

    /// <summary>
    /// The quotas as the JSON of v1.2; <see langword="null"/> from Azure Resource Manager, which provides
    /// <see cref="AccountResource.Usages"/> instead.
    /// </summary>
    public JsonElement? Quotas { get; init; }

    /// <summary>
    /// The members of the answer that this type does not define, by their names on the wire; <see langword="null"/> if there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Returns the type and the id, if any, and never a name, a person or a link.</summary>
    public override string ToString() => nameof(AccountInfo);
}
