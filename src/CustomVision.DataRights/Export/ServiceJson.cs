using System.Buffers;
using System.Text.Json;

namespace CustomVision.DataRights.Export;

/// <summary>
/// Copies the service's JSON token by token. Only two things are ever changed: the queries of its URI members, which are access tokens, and
/// the keys of the account. Numbers, escapes, unknown members and order are unchanged.
/// </summary>
internal static class ServiceJson
{
    private static ReadOnlySpan<byte> Redacted => "\"[redacted]\""u8;

    /// <summary>Copies a JSON value without the queries of its URI members.</summary>
    /// <param name="json">One whole JSON value.</param>
    /// <param name="destination">The destination of the copy.</param>
    /// <remarks>
    /// A URI member is a member whose name ends in <c>Uri</c>, at any depth outside <c>metadata</c>: a customer's metadata may contain
    /// other links.
    /// </remarks>
    public static void CopyWithoutQueries(ReadOnlySpan<byte> json, IBufferWriter<byte> destination) =>
        Copy(json, destination, redactKeys: false);

    /// <summary>Copies the answer of GetAccountInfo without its keys. Archives are passed on to others; keys must not be.</summary>
    /// <param name="json">One whole JSON value.</param>
    /// <param name="destination">The destination of the copy.</param>
    public static void CopyWithoutKeys(ReadOnlySpan<byte> json, IBufferWriter<byte> destination) =>
        Copy(json, destination, redactKeys: true);

    /// <summary>
    /// Copies an account from Azure Resource Manager without <c>apiProperties</c>, which contains secrets of other kinds of accounts.
    /// </summary>
    /// <param name="json">One whole JSON value.</param>
    /// <param name="destination">The destination of the copy.</param>
    public static void CopyWithoutApiProperties(ReadOnlySpan<byte> json, IBufferWriter<byte> destination) =>
        Copy(json, destination, redactApiProperties: true);

    private static void Copy(
        ReadOnlySpan<byte> json,
        IBufferWriter<byte> destination,
        bool redactKeys = false,
        bool redactApiProperties = false
    )
    {
        var reader = new Utf8JsonReader(json);
        var copied = 0;
        var metadataDepth = -1;
        var keysDepth = -1;
        var isUri = false;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    isUri = metadataDepth < 0 && EndsWithUri(ref reader);
                    if (metadataDepth < 0 && reader.ValueTextEquals("metadata"u8))
                    {
                        metadataDepth = reader.CurrentDepth;
                    }
                    else if (redactApiProperties && keysDepth < 0 && reader.ValueTextEquals("apiProperties"u8))
                    {
                        keysDepth = reader.CurrentDepth;
                    }
                    else if (redactKeys && keysDepth < 0 && (reader.ValueTextEquals("Keys"u8) || reader.ValueTextEquals("keys"u8)))
                    {
                        keysDepth = reader.CurrentDepth;
                    }

                    continue;

                case JsonTokenType.String when isUri || keysDepth >= 0:
                    var start = (int)reader.TokenStartIndex;
                    var end = start + reader.ValueSpan.Length + 2;
                    destination.Write(json[copied..start]);
                    if (keysDepth >= 0)
                    {
                        destination.Write(Redacted);
                    }
                    else
                    {
                        destination.Write(json[start..(start + 1 + LengthWithoutQuery(reader.ValueSpan))]);
                        destination.Write("\""u8);
                    }

                    copied = end;
                    break;
            }

            isUri = false;

            // The member's value ends when the reader returns to the member's depth.
            if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            {
                metadataDepth = reader.CurrentDepth <= metadataDepth ? -1 : metadataDepth;
                keysDepth = reader.CurrentDepth <= keysDepth ? -1 : keysDepth;
            }
        }

        destination.Write(json[copied..]);
    }

    private static bool EndsWithUri(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan.EndsWith("Uri"u8);
        }

        return reader.GetString()!.EndsWith("Uri", StringComparison.Ordinal);
    }

    // In the raw text of a JSON string, a question mark occurs literally or escaped.
    private static int LengthWithoutQuery(ReadOnlySpan<byte> raw)
    {
        var plain = raw.IndexOf((byte)'?');
        var upper = raw.IndexOf("\\u003F"u8);
        var lower = raw.IndexOf("\\u003f"u8);
        var cut = raw.Length;
        foreach (var at in (ReadOnlySpan<int>)[plain, upper, lower])
        {
            cut = at >= 0 && at < cut ? at : cut;
        }

        return cut;
    }
}
