using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>A kind of model that the service offers (GetDomains).</summary>
internal sealed record Domain
{
    /// <summary>The id of the domain.</summary>
    [JsonConverter(typeof(RequiredGuidConverter))]
    public required Guid Id { get; init; }

    /// <summary>The name of the domain, assigned by the service.</summary>
    [JsonConverter(typeof(RequiredTextConverter))]
    public required string Name { get; init; }

    /// <summary><c>Classification</c> or <c>ObjectDetection</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Whether its models can be exported.</summary>
    public bool Exportable { get; init; }

    /// <summary>Whether new projects may use it.</summary>
    public bool Enabled { get; init; }

    /// <summary>Values of <see cref="ExportedModelPlatform"/> (v3.4-preview).</summary>
    public IReadOnlyList<string> ExportablePlatforms
    {
        get => field ?? [];
        init;
    }

    /// <summary>
    /// The members of the answer that this type does not define, by their names on the wire; <see langword="null"/> if there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Returns the type and the id, and never a name, a person or a link.</summary>
    public override string ToString() => $"Domain {Id}";
}
