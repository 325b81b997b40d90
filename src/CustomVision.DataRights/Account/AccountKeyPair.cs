using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Account;

/// <summary>A primary and a secondary key.</summary>
public sealed record AccountKeyPair
{
    /// <summary>The primary key.</summary>
    public SecretValue? PrimaryKey { get; init; }

    /// <summary>The secondary key.</summary>
    public SecretValue? SecondaryKey { get; init; }

    /// <summary>
    /// The members of the answer that this type does not define, by their names on the wire; <see langword="null"/> if there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Returns the type and the id, if any, and never a name, a person or a link.</summary>
    public override string ToString() => nameof(AccountKeyPair);
}
