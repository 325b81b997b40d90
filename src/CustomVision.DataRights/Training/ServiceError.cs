using System.Text.Json;

namespace CustomVision.DataRights.Training;

/// <summary>The content of an error body: the service's flat <c>{"code","message"}</c>, or a gateway's nested or numbered form.</summary>
/// <param name="Code">The service's code; null when the shape is not the service's.</param>
/// <param name="IsServiceShaped">Whether the shape is the service's.</param>
internal readonly record struct ServiceError(string? Code, bool IsServiceShaped)
{
    private const int MaxCodeLength = 80;

    /// <summary>
    /// Reads a body; whatever is not a service's error gives an error without a code. The message is left alone: it may hold names.
    /// </summary>
    public static ServiceError Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return default;
            }

            string? code = null;
            var hasMessage = false;
            foreach (var member in document.RootElement.EnumerateObject())
            {
                // v1.x writes its members in upper case.
                if (member.Name.Equals("code", StringComparison.OrdinalIgnoreCase) && member.Value.ValueKind == JsonValueKind.String)
                {
                    code = member.Value.GetString();
                }

                hasMessage |= member.Name.Equals("message", StringComparison.OrdinalIgnoreCase);
            }

            return hasMessage && IsCode(code) ? new ServiceError(code, IsServiceShaped: true) : default;
        }
        catch (JsonException)
        {
            // A proxy's page, or a body that broke off: the status speaks for itself.
            return default;
        }
    }

    // A word that begins with a letter: the gateway's codes are numbers, and anything else may be a text with names in it.
    private static bool IsCode(string? code) =>
        code is { Length: > 0 and <= MaxCodeLength } && char.IsAsciiLetter(code[0]) && code.All(char.IsAsciiLetterOrDigit);
}
