using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>
/// The JSON format of the documents. All characters outside ASCII are escaped, so that the text survives any encoding of a pipe and cannot
/// control a terminal. A member without a value is omitted.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n",
    GenerationMode = JsonSourceGenerationMode.Metadata
)]
[JsonSerializable(typeof(CommandDocument))]
[JsonSerializable(typeof(ListDocument))]
[JsonSerializable(typeof(CatalogDocument))]
[JsonSerializable(typeof(AccountDocument))]
[JsonSerializable(typeof(ConvertDocument))]
[JsonSerializable(typeof(ExportDocument))]
[JsonSerializable(typeof(VerifyDocument))]
[JsonSerializable(typeof(CompareDocument))]
[JsonSerializable(typeof(RestoreDocument))]
[JsonSerializable(typeof(DrillDocument))]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(ApplyDocument))]
[JsonSerializable(typeof(EraseVerifyDocument))]
[JsonSerializable(typeof(AuditDocument))]
internal sealed partial class DocumentContext : JsonSerializerContext;
