using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>The model that an iteration's training started from (v3.4-preview).</summary>
public sealed record CustomBaseModelInfo
{
    /// <summary>The project of that model.</summary>
    public Guid ProjectId { get; init; }

    /// <summary>The iteration of that model.</summary>
    public Guid IterationId { get; init; }

    /// <summary>
    /// The members of the answer that this type does not define, by their names on the wire; <see langword="null"/> if there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>The type, and the id if there is one: never a name, a person or a link.</summary>
    public override string ToString() => $"Base model: iteration {IterationId}";
}
