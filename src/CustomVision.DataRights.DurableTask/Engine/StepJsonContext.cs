using System.Text.Json.Serialization;

namespace CustomVision.DataRights.DurableTask.Engine;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(ExportStep))]
[JsonSerializable(typeof(StepAnswer))]
[JsonSerializable(typeof(UnitOrder))]
[JsonSerializable(typeof(DurableExportStatus))]
[JsonSerializable(typeof(string))]
internal sealed partial class StepJsonContext : JsonSerializerContext;
