using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Emulator.Requests;

/// <summary>How the bodies of requests are read: camelCase, case ignored, as the service does.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, AllowTrailingCommas = false)]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(ProjectBody))]
[JsonSerializable(typeof(CreateProjectOptionsBody))]
[JsonSerializable(typeof(TagBody))]
[JsonSerializable(typeof(IterationBody))]
[JsonSerializable(typeof(TrainingParametersBody))]
[JsonSerializable(typeof(ImageBatchBody))]
[JsonSerializable(typeof(ImageTagBatchBody))]
[JsonSerializable(typeof(RegionBatchBody))]
[JsonSerializable(typeof(ImageUrlBody))]
[JsonSerializable(typeof(PredictionQueryBody))]
[JsonSerializable(typeof(SuggestionQueryBody))]
[JsonSerializable(typeof(RegionsFile))]
[JsonSerializable(typeof(RegenerateKeyBody))]
[JsonSerializable(typeof(AccountBody))]
internal sealed partial class RequestJsonContext : JsonSerializerContext;
