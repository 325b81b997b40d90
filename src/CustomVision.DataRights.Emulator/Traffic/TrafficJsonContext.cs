using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Emulator.Traffic;

/// <summary>The log as JSON, for the administration endpoint.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<LoggedRequest>))]
internal sealed partial class TrafficJsonContext : JsonSerializerContext;
