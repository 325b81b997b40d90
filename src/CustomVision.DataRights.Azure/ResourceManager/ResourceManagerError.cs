using System.Text.Json;

namespace CustomVision.DataRights.Azure.ResourceManager;

/// <summary>
/// Reads the code of an error of Azure Resource Manager: <c>{"error":{"code","message"}}</c>. The message is omitted, since it names
/// resources.
/// </summary>
internal static class ResourceManagerError
{
    private const int MaxCodeLength = 80;

    /// <summary>Gets the code; <see langword="null"/> if the body is not an error of Resource Manager.</summary>
    public static string? CodeOf(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return
                document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("error"u8, out var error)
                && error.ValueKind == JsonValueKind.Object
                && error.TryGetProperty("code"u8, out var code)
                && code.ValueKind == JsonValueKind.String
                && error.TryGetProperty("message"u8, out var message)
                && message.ValueKind == JsonValueKind.String
                && code.GetString() is { } text
                && IsCode(text)
                ? text
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A code is a single word. A gateway's code is a number, and longer text may contain names.
    private static bool IsCode(string code) =>
        code.Length is > 0 and <= MaxCodeLength
        && char.IsAsciiLetter(code[0])
        && code.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_');
}
