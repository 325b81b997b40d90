using System.Text.Json;

namespace CustomVision.DataRights.Training;

/// <summary>The content of an error body: the service's flat <c>{"code","message"}</c>, or a gateway's nested or numbered form.</summary>
/// <param name="Code">The service's code; <see langword="null"/> if the body does not have the service's shape.</param>
/// <param name="IsServiceShaped">Whether the body has the service's shape.</param>
internal readonly record struct ServiceError(string? Code, bool IsServiceShaped)
{
    private const int MaxCodeLength = 80;

    /// <summary>
    /// Reads a body. A body that is not an error of the service results in an error without a code. The message is not read: it may contain
    /// personal names.
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
                // v1.x capitalizes its member names.
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
            // A proxy's page or a truncated body: the status is sufficient.
            return default;
        }
    }

    // Alphanumeric and beginning with a letter: the gateway's codes are numbers, and any other text may contain personal names.
    private static bool IsCode(string? code) =>
        code is { Length: > 0 and <= MaxCodeLength } && char.IsAsciiLetter(code[0]) && code.All(char.IsAsciiLetterOrDigit);
}
