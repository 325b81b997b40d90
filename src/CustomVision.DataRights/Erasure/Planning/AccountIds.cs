using System.Security.Cryptography;
using System.Text;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>Ids of Azure Resource Manager, which are not case-sensitive.</summary>
internal static class AccountIds
{
    private const int PartsOfAccount = 9;

    public static bool AreSame(string left, string right) =>
        string.Equals(left.TrimEnd('/'), right.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets the UUID that represents an account among other objects (version 8, RFC 9562 section 5.8).</summary>
    public static Guid Of(string resourceId)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(resourceId.TrimEnd('/').ToLowerInvariant()), digest);
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest[..16], bigEndian: true);
    }

    /// <summary>
    /// Gets whether a text is the id of a Cognitive Services account. The service stores the publishing resource of an iteration as free
    /// text.
    /// </summary>
    public static bool IsAccount(string text)
    {
        var parts = text.Split('/');
        return parts.Length == PartsOfAccount
            && parts[0].Length == 0
            && Is(parts[1], "subscriptions")
            && Is(parts[3], "resourceGroups")
            && Is(parts[5], "providers")
            && Is(parts[6], "Microsoft.CognitiveServices")
            && Is(parts[7], "accounts")
            && Guid.TryParse(parts[2], out _)
            && parts[4].Length > 0
            && parts[8].Length > 0;
    }

    private static bool Is(string part, string word) => string.Equals(part, word, StringComparison.OrdinalIgnoreCase);
}
