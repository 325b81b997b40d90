using System.Text.Json.Serialization;
using CustomVision.DataRights.Account;

namespace CustomVision.DataRights.Training;

/// <summary>The JSON contract of v1.2, which provided GetAccountInfo: PascalCase.</summary>
[JsonSourceGenerationOptions(
    AllowDuplicateProperties = false,
    PropertyNameCaseInsensitive = true,
    Converters = [typeof(SecretValueConverter), typeof(Int32OrNullConverter), typeof(GuidOrNullConverter)]
)]
[JsonSerializable(typeof(AccountInfo))]
internal sealed partial class AccountJsonContext : JsonSerializerContext;
