using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Archive.Report;

/// <summary>
/// Writes the names of the kinds. Also reads the earlier name of one of them, which archives of versions before 0.1.0 contain.
/// </summary>
internal sealed class ExportFailureKindConverter : JsonConverter<ExportFailureKind>
{
    private const string EarlierIntegrityWarning = "Suspect";

    public override ExportFailureKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType != JsonTokenType.String
            ? throw new JsonException()
            : reader.GetString() switch
            {
                nameof(ExportFailureKind.Failed) => ExportFailureKind.Failed,
                nameof(ExportFailureKind.Gone) => ExportFailureKind.Gone,
                nameof(ExportFailureKind.IntegrityWarning) or EarlierIntegrityWarning => ExportFailureKind.IntegrityWarning,
                _ => throw new JsonException(),
            };

    public override void Write(Utf8JsonWriter writer, ExportFailureKind value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
