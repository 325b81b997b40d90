using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>A quota and its usage.</summary>
public sealed record AccountQuota
{
    /// <summary>The limit.</summary>
    public int Total { get; init; }

    /// <summary>The number in use.</summary>
    public int Used { get; init; }

    /// <summary>When the count starts again, in the service's own notation; null when it never does.</summary>
    public string? TimeUntilReset { get; init; }

    /// <summary>Members of the answer that this type does not know, by their names on the wire; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>The kind of object and its id: never a name, a person or a link.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Used} of {Total} used");
}
