using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Export.Units;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault
)]
[JsonSerializable(typeof(UnitPlan))]
[JsonSerializable(typeof(UnitHeader))]
[JsonSerializable(typeof(UnitDone))]
[JsonSerializable(typeof(UnitFile))]
[JsonSerializable(typeof(List<Guid>))]
internal sealed partial class UnitJsonContext : JsonSerializerContext;
