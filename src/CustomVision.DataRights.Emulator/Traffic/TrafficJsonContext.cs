using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Emulator.Traffic;

/// <summary>The JSON format of the log, for the administration endpoint.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<LoggedRequest>))]
internal sealed partial class TrafficJsonContext : JsonSerializerContext;
