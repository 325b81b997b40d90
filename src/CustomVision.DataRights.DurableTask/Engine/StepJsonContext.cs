using System.Text.Json.Serialization;

namespace CustomVision.DataRights.DurableTask.Engine;

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(ExportStep))]
[JsonSerializable(typeof(StepAnswer))]
[JsonSerializable(typeof(UnitOrder))]
[JsonSerializable(typeof(DurableExportStatus))]
[JsonSerializable(typeof(ErasureStep))]
[JsonSerializable(typeof(ErasureAnswer))]
[JsonSerializable(typeof(DurableErasureStatus))]
[JsonSerializable(typeof(string))]
internal sealed partial class StepJsonContext : JsonSerializerContext;
