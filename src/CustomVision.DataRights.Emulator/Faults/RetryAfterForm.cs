using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>The form in which a response states when to retry.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RetryAfterForm>))]
public enum RetryAfterForm
{
    /// <summary>The header <c>Retry-After</c> with a number of seconds, and the gateway's text.</summary>
    Seconds,

    /// <summary>The header <c>Retry-After</c> with an HTTP date, and the gateway's text.</summary>
    HttpDate,

    /// <summary>Only "Please retry after N second" in the gateway's text of a 429.</summary>
    MessageOnly,

    /// <summary>The response does not state it.</summary>
    None,
}
