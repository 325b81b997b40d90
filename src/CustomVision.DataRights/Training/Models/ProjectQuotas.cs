using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>The quotas of a project and their usage.</summary>
public sealed record ProjectQuotas
{
    /// <summary>The project.</summary>
    public Guid ProjectId { get; init; }

    /// <summary>Iterations.</summary>
    public AccountQuota? Iterations { get; init; }

    /// <summary>Images.</summary>
    public AccountQuota? Images { get; init; }

    /// <summary>Tags.</summary>
    public AccountQuota? Tags { get; init; }

    /// <summary>Members of the answer that this type does not know, by their names on the wire; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>The kind of object and its id: never a name, a person or a link.</summary>
    public override string ToString() => $"Quotas of project {ProjectId}";
}
