using System.Security.Cryptography;
using System.Text.Json;

namespace DataRights.Portal.Audit;

/// <summary>Maintains the hash chain: each entry's hash covers its content and the previous hash.</summary>
internal static class AuditChain
{
    public static string Origin { get; } = new('0', 64);

    public static AuditEntry Next(AuditEntry? last, DateTimeOffset at, Guid? requestId, string actor, string action, string detail)
    {
        var (sequence, previous) = ((last?.Sequence ?? 0) + 1, last?.Hash ?? Origin);
        return new AuditEntry
        {
            Sequence = sequence,
            At = at,
            RequestId = requestId,
            Actor = actor,
            Action = action,
            Detail = detail,
            PreviousHash = previous,
            Hash = Hash(sequence, at, requestId, actor, action, detail, previous),
        };
    }

    /// <summary>Gets whether the entry follows <paramref name="last"/> and is unaltered.</summary>
    public static bool Follows(AuditEntry? last, AuditEntry entry) =>
        entry.Sequence == (last?.Sequence ?? 0) + 1
        && entry.PreviousHash == (last?.Hash ?? Origin)
        && entry.Hash == Hash(entry.Sequence, entry.At, entry.RequestId, entry.Actor, entry.Action, entry.Detail, entry.PreviousHash);

    // A JSON array separates the members unambiguously, regardless of their content.
    private static string Hash(
        long sequence,
        DateTimeOffset at,
        Guid? requestId,
        string actor,
        string action,
        string detail,
        string previous
    ) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                JsonSerializer.SerializeToUtf8Bytes<object?[]>([sequence, at.UtcTicks, requestId, actor, action, detail, previous])
            )
        );
}
