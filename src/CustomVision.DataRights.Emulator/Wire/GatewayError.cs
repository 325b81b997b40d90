using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Wire;

/// <summary>The errors of the gateway in front of the service: <c>{"error":{"code":"429","message":…}}</c>.</summary>
internal static class GatewayError
{
    /// <summary>Returns the text of a 429.</summary>
    /// <param name="product">Training, or Prediction (a guess).</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="version">The API version as in the path, such as <c>v3.3</c>.</param>
    /// <param name="tier">F0 or S0. The advice to upgrade was recorded for F0; its absence for S0 is a guess.</param>
    /// <param name="seconds">The number of seconds to wait before a retry; <see langword="null"/> omits the sentence.</param>
    public static string Throttled(string product, string operation, string version, string tier, int? seconds)
    {
        var retry = seconds is { } wait ? string.Create(CultureInfo.InvariantCulture, $" Please retry after {wait} second.") : "";
        var advice = string.Equals(tier, "F0", StringComparison.Ordinal) ? " To increase your rate limit switch to a paid tier." : "";
        return $"Requests to the {operation} Operation under Custom_Vision_{product}_{version.TrimStart('v')} have exceeded rate limit of "
            + $"your current "
            + $"Custom_Vision.{product} {tier} pricing tier.{retry}{advice}";
    }

    /// <summary>Returns the version in a path such as <c>/customvision/v3.3/training/projects</c>; <c>v3.3</c> if there is none.</summary>
    public static string VersionOf(PathString path)
    {
        foreach (var segment in (path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment.Length > 1 && segment[0] is 'v' or 'V' && char.IsAsciiDigit(segment[1]))
            {
                return segment.ToLowerInvariant();
            }
        }

        return "v3.3";
    }

    /// <summary>Writes an error response; the body contains the status as well.</summary>
    public static Task WriteAsync(HttpContext context, int status, string message) =>
        WriteAsync(
            context,
            status,
            writer =>
            {
                writer.WriteStartObject("error");
                writer.WriteString("code", status.ToString(CultureInfo.InvariantCulture));
                writer.WriteString("message", message);
                writer.WriteEndObject();
            }
        );

    /// <summary>Writes a response with a JSON object.</summary>
    public static async Task WriteAsync(HttpContext context, int status, Action<Utf8JsonWriter> members)
    {
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body, WireJson.WriterOptions))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = WireJson.ContentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), context.RequestAborted);
    }
}
