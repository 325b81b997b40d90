using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>The JSON format of rules: camelCase, unset members omitted, unknown members rejected.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(List<FaultRule>))]
internal sealed partial class FaultJsonContext : JsonSerializerContext;
