using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Emulator.State;

/// <summary>The JSON format of a state file. The converter for blobs is added to a copy of the options.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true
)]
[JsonSerializable(typeof(AccountDocument))]
internal sealed partial class StateJsonContext : JsonSerializerContext;
