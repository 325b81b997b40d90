using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Emulator.State;

/// <summary>The JSON of a state file. The converter of blobs is added to a copy of its options.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true
)]
[JsonSerializable(typeof(AccountDocument))]
internal sealed partial class StateJsonContext : JsonSerializerContext;
