using System.Globalization;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>What <c>erase plan</c> made, and what <c>erase show</c> shows.</summary>
internal sealed record PlanDocument : CommandDocument
{
    /// <summary>The path of the plan.</summary>
    public required string Plan { get; init; }

    /// <summary>The digest that an approval names.</summary>
    public required string Digest { get; init; }

    /// <summary>The id of the plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>When the plan was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it can be carried out.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The origin of the resource.</summary>
    public required string Endpoint { get; init; }

    /// <summary>What the plan is about.</summary>
    public required ErasureScope Scope { get; init; }

    /// <summary>How many objects of each kind the plan erases.</summary>
    public required ErasureTotals Totals { get; init; }

    /// <summary>The requested ids that no project holds.</summary>
    public required IReadOnlyList<Guid> UnknownIds { get; init; }

    /// <summary>What no operation can delete.</summary>
    public required IReadOnlyList<Residual> Residuals { get; init; }

    /// <summary>What the plan does, in English sentences for the person who approves it.</summary>
    public required IReadOnlyList<string> Summary { get; init; }

    /// <summary>What does not agree with the plan's digest. Where there is anything, the plan must not be approved.</summary>
    public IReadOnlyList<ErasureFinding> Findings { get; init; } = [];

    /// <summary>The names of what the plan deletes, as the service gives them now; for <c>erase show --names</c>.</summary>
    public IReadOnlyList<NamedObject>? Names { get; init; }

    public static PlanDocument Of(ErasurePlan plan, string path) =>
        new()
        {
            Plan = path,
            Digest = plan.Digest,
            PlanId = plan.PlanId,
            CreatedAt = plan.CreatedAt,
            ExpiresAt = plan.ExpiresAt,
            Endpoint = plan.Endpoint,
            Scope = plan.Scope,
            Totals = plan.Totals,
            UnknownIds = plan.UnknownIds,
            Residuals = plan.Residuals,
            Summary = ErasureSummary.Of(plan, CultureInfo.InvariantCulture),
        };
}
