using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Emulator.Requests;

/// <summary>The JSON format of request bodies: camelCase, read case-insensitively, like the service.</summary>
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
