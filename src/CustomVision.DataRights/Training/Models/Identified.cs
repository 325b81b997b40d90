using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>An object of the service of which only the id is read; its tokens are kept as received.</summary>
internal sealed class Identified
{
    /// <summary>The id of the object.</summary>
    [JsonRequired]
    public Guid Id { get; set; }
}
