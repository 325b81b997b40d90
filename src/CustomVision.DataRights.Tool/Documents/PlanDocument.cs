using System.Globalization;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>The plan of <c>erase plan</c> or <c>erase show</c>.</summary>
internal sealed record PlanDocument : CommandDocument
{
    /// <summary>The path of the plan.</summary>
    public required string Plan { get; init; }

    /// <summary>The digest of the plan, which an approval must state.</summary>
    public required string Digest { get; init; }

    /// <summary>The id of the plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>The time at which the plan was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The time until which the plan can be carried out.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The origin of the resource.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The scope of the plan.</summary>
    public required ErasureScope Scope { get; init; }

    /// <summary>The number of objects that the plan erases, by kind.</summary>
    public required ErasureTotals Totals { get; init; }

    /// <summary>The requested ids that do not exist in any project.</summary>
    public required IReadOnlyList<Guid> UnknownIds { get; init; }

    /// <summary>The data that no operation can delete.</summary>
    public required IReadOnlyList<Residual> Residuals { get; init; }

    /// <summary>The effects of the plan, in English sentences for the person who approves it.</summary>
    public required IReadOnlyList<string> Summary { get; init; }

    /// <summary>The inconsistencies between the plan and its digest. If there are any, the plan must not be approved.</summary>
    public IReadOnlyList<ErasureFinding> Findings { get; init; } = [];

    /// <summary>The current names of the objects that the plan deletes, for <c>erase show --names</c>.</summary>
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
