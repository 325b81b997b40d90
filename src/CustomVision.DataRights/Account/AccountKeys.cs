using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Account;

/// <summary>The keys of an account.</summary>
public sealed record AccountKeys
{
    /// <summary>The keys of the training endpoint.</summary>
    public AccountKeyPair? TrainingKeys { get; init; }

    /// <summary>The keys of the prediction endpoint.</summary>
    public AccountKeyPair? PredictionKeys { get; init; }

    /// <summary>
    /// The members of the answer that this type does not define, by their names on the wire; <see langword="null"/> if there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Returns the type and the id, if any, and never a name, a person or a link.</summary>
    public override string ToString() => nameof(AccountKeys);
}
