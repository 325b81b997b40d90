using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Datasets;

/// <summary>Reads the elements of an array one by one, without reflection.</summary>
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class DatasetJsonContext : JsonSerializerContext;
