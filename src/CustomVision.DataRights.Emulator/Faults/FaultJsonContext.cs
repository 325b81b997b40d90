using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>How rules are written: camelCase, what is not set left out, unknown members refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(List<FaultRule>))]
internal sealed partial class FaultJsonContext : JsonSerializerContext;
