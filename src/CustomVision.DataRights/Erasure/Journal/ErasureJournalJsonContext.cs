using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Erasure.Journal;

/// <summary>The JSON form of journals. Unknown members are rejected, as in plans and receipts.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.Strict,
    PropertyNameCaseInsensitive = false,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(JournalRecord))]
internal sealed partial class ErasureJournalJsonContext : JsonSerializerContext;
