using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CustomVision.DataRights.Emulator.Identity;

/// <summary>Issues and reads bearer tokens: JSON Web Tokens (RFC 7519), signed with a key that only this emulator has.</summary>
internal sealed class TokenIssuer(TimeProvider clock, Guid tenantId)
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private long _issued;
    private long _revoked;

    public string Issue(string audience, CustomVisionRole? role, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow();
        var number = Interlocked.Increment(ref _issued);
        var head = Segment(json =>
        {
            json.WriteString("typ", "JWT");
            json.WriteString("alg", "HS256");
        });
        var claims = Segment(json =>
        {
            json.WriteString("aud", TokenAudience.Plain(audience));
            json.WriteString("iss", $"https://sts.windows.net/{tenantId}/");
            json.WriteNumber("iat", now.ToUnixTimeSeconds());
            json.WriteNumber("nbf", now.ToUnixTimeSeconds());
            json.WriteNumber("exp", (now + lifetime).ToUnixTimeSeconds());
            json.WriteString("jti", number.ToString(CultureInfo.InvariantCulture));
            if (role is { } given)
            {
                json.WriteStartArray("roles");
                json.WriteStringValue(given.ToString());
                json.WriteEndArray();
            }
        });
        return $"{head}.{claims}.{Sign($"{head}.{claims}")}";
    }

    /// <summary>Reads a token, valid or expired. Returns null if it was not issued by this emulator.</summary>
    public AccessToken? Read(string token)
    {
        var end = token.LastIndexOf('.');
        if (
            end < 0
            || token[..end].Split('.') is not [_, var claims]
            || !CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(token[(end + 1)..]),
                Encoding.UTF8.GetBytes(Sign(token[..end]))
            )
        )
        {
            return null;
        }

        using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(claims));
        var root = json.RootElement;
        return new AccessToken(
            long.Parse(root.GetProperty("jti").GetString()!, CultureInfo.InvariantCulture),
            root.GetProperty("aud").GetString()!,
            root.TryGetProperty("roles", out var roles) ? Enum.Parse<CustomVisionRole>(roles[0].GetString()!) : null,
            DateTimeOffset.FromUnixTimeSeconds(root.GetProperty("exp").GetInt64())
        );
    }

    public bool IsExpired(AccessToken token) => token.Expires <= clock.GetUtcNow();

    public bool IsRevoked(AccessToken token) => token.Number <= Interlocked.Read(ref _revoked);

    /// <summary>Revokes every token that has been issued so far.</summary>
    public void RevokeAll() => Interlocked.Exchange(ref _revoked, Interlocked.Read(ref _issued));

    private static string Segment(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return Base64Url.EncodeToString(buffer.WrittenSpan);
    }

    private string Sign(string text) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
}
