using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>An object whose id is the only member that is read. Its tokens are kept as received.</summary>
internal sealed class Identified
{
    /// <summary>The id of the object.</summary>
    [JsonRequired]
    public Guid Id { get; set; }
}
