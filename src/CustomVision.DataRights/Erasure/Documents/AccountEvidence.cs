using System.Text.Json.Serialization;
using CustomVision.DataRights.Account;

namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>The state of an account in Azure Resource Manager when its erasure was verified.</summary>
internal sealed record AccountEvidence
{
    /// <summary>The id of the account in Azure Resource Manager.</summary>
    public required string ResourceId { get; init; }

    /// <summary>Whether the plan purges the recoverable copy.</summary>
    public required bool Purges { get; init; }

    /// <summary>Whether the account existed.</summary>
    public required AccountPresence Account { get; init; }

    /// <summary>Whether the recoverable copy of the deleted account existed.</summary>
    public required AccountPresence RecoverableCopy { get; init; }

    /// <summary>
    /// The time until which the account can be recovered, UTC; <see langword="null"/> if there is no recoverable copy, or if the service
    /// stated no time.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? RecoverableUntil { get; init; }

    /// <summary>Whether the service's answers are those of a permanently deleted account.</summary>
    [JsonIgnore]
    internal bool IsGone => Account == AccountPresence.Gone && RecoverableCopy == AccountPresence.Gone;

    internal static AccountEvidence? None(ErasurePlan plan) =>
        plan.Account is not { } account
            ? null
            : new()
            {
                ResourceId = account.ResourceId,
                Purges = account.Purges,
                Account = AccountPresence.Unknown,
                RecoverableCopy = AccountPresence.Unknown,
            };
}
