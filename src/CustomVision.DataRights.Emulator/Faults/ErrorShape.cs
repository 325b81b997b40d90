using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>The shape of an error body.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ErrorShape>))]
public enum ErrorShape
{
    /// <summary>
    /// The usual shape: blob storage's for a link to bytes, Azure Resource Manager's for its own calls; otherwise the gateway's for 401,
    /// 403, 404 and 429, and the service's for any other status.
    /// </summary>
    Usual,

    /// <summary>The service's <c>{"code","message"}</c>.</summary>
    Service,

    /// <summary>The gateway's <c>{"error":{"code","message"}}</c>.</summary>
    Gateway,

    /// <summary>Blob storage's XML.</summary>
    Storage,

    /// <summary>Azure Resource Manager's <c>{"error":{"code","message"}}</c>, with a code such as <c>AuthorizationFailed</c>.</summary>
    ResourceManager,

    /// <summary>No body.</summary>
    Empty,
}
