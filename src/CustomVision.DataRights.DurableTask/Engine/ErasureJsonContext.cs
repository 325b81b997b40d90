using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>The documents of an erasure that are this package's own.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(StoredApproval))]
[JsonSerializable(typeof(StoredVerification))]
internal sealed partial class ErasureJsonContext : JsonSerializerContext;
