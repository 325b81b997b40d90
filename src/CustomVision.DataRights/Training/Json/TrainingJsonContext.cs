using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>The JSON contract of the Training API since v2.0: camelCase.</summary>
[JsonSourceGenerationOptions(
    AllowDuplicateProperties = false,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [
        typeof(ServiceTimeConverter),
        typeof(Int32OrNullConverter),
        typeof(DoubleOrNullConverter),
        typeof(BooleanOrNullConverter),
        typeof(GuidOrNullConverter),
    ]
)]
[JsonSerializable(typeof(Project))]
[JsonSerializable(typeof(Iteration))]
[JsonSerializable(typeof(IterationPerformance))]
[JsonSerializable(typeof(ImagePerformance))]
[JsonSerializable(typeof(Identified))]
[JsonSerializable(typeof(Tag))]
[JsonSerializable(typeof(Image))]
[JsonSerializable(typeof(StoredPrediction))]
[JsonSerializable(typeof(SuggestedImage))]
[JsonSerializable(typeof(ExportedModel))]
[JsonSerializable(typeof(Domain))]
[JsonSerializable(typeof(UploadSummary))]
[JsonSerializable(typeof(LabelSummary))]
internal sealed partial class TrainingJsonContext : JsonSerializerContext;
