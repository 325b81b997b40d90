using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Azure.Account;

/// <summary>The wire forms of Azure Resource Manager.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = false,
    AllowDuplicateProperties = false
)]
[JsonSerializable(typeof(AccountJson))]
[JsonSerializable(typeof(UsageJson))]
[JsonSerializable(typeof(KeysJson))]
internal sealed partial class AccountJsonContext : JsonSerializerContext;
