using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>The quotas of an account and their usage.</summary>
public sealed record AccountQuotas
{
    /// <summary>The pricing tier.</summary>
    public string? Tier { get; init; }

    /// <summary>Projects.</summary>
    public AccountQuota? Projects { get; init; }

    /// <summary>Predictions.</summary>
    public AccountQuota? Predictions { get; init; }

    /// <summary>The quotas of each project.</summary>
    public IReadOnlyList<ProjectQuotas> PerProject
    {
        get => field ?? [];
        init;
    }

    /// <summary>Members of the answer that this type does not know, by their names on the wire; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>The kind of object and its id: never a name, a person or a link.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Quotas of {PerProject.Count} projects");
}
