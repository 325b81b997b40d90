using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>
/// The JSON form of plans and receipts. Unknown members are rejected, since a document must not be approved without being understood.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.Strict,
    PropertyNameCaseInsensitive = false,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(ErasurePlan))]
[JsonSerializable(typeof(ErasureApproval))]
[JsonSerializable(typeof(ErasureReceipt))]
[JsonSerializable(typeof(DrillReport))]
internal sealed partial class ErasureJsonContext : JsonSerializerContext;
