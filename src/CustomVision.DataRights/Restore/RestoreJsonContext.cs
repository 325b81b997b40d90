using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Restore;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(RestoreRecord))]
internal sealed partial class RestoreJsonContext : JsonSerializerContext;
