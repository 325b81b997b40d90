using System.Text.Json.Serialization;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure;

/// <summary>
/// The plan of an erasure: every object that will be deleted, in order, and the consequences. Planning only reads from the service. A
/// person reviews the plan and approves it by its digest.
/// </summary>
/// <remarks>
/// A plan contains ids, counts, digests and times, but no names, metadata values or links. Its JSON form (<see cref="ToJson"/>, <see
/// cref="FromJson"/>) also contains the steps, the terms of the request and the hashed selector. Names can be guessed from hashes, so
/// protect a plan like its request. The digest is the SHA-256 of the canonical form of all members except <see cref="Digest"/> (RFC 8785:
/// sorted members, no white space, UTF-8).
/// </remarks>
public sealed record ErasurePlan
{
    /// <summary>The only value of <see cref="Format"/>.</summary>
    internal const string FormatName = "customvision-erasure-plan/2";

    /// <summary>The name and version of the document format.</summary>
    public required string Format { get; init; }

    /// <summary>The digest of the rest of the plan, as 64 lower-case hexadecimal digits. An approval refers to it.</summary>
    public required string Digest { get; init; }

    /// <summary>The id of the plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>The time at which the plan was made, after the service was read, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The time until which the plan can be carried out, UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The endpoint of the resource. The plan can be carried out and verified only there.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The scope of the request.</summary>
    public required ErasureScope Scope { get; init; }

    /// <summary>
    /// The witness: objects that must still exist afterwards, so that a wrong key or endpoint is never mistaken for an erasure.
    /// </summary>
    [JsonInclude]
    [JsonRequired]
    internal ErasureWitness Witness { get; init; } = null!;

    /// <summary>The subject selector, its names and values as digests; <see langword="null"/> if none was given.</summary>
    [JsonInclude]
    internal HashedSelector? Selector { get; init; }

    /// <summary>
    /// Whether the request selected stored predictions. If it did not, the stored predictions of the data subject are not erased.
    /// </summary>
    public required bool PredictionsChosen { get; init; }

    /// <summary>The terms of the request.</summary>
    [JsonInclude]
    [JsonRequired]
    internal ErasureTerms Terms { get; init; } = null!;

    /// <summary>The ids of the projects that were searched.</summary>
    public required IReadOnlyList<Guid> SearchedProjects { get; init; }

    /// <summary>Whether projects that are created after the plan are searched as well when it is carried out.</summary>
    public required bool SearchesNewProjects { get; init; }

    /// <summary>The ids in the request that no searched project contains.</summary>
    public required IReadOnlyList<Guid> UnknownIds { get; init; }

    /// <summary>The number of objects of each kind that will be erased.</summary>
    public required ErasureTotals Totals { get; init; }

    /// <summary>The projects in which something will be erased, in order.</summary>
    [JsonInclude]
    [JsonRequired]
    internal IReadOnlyList<PlannedProject> Projects { get; init; } = null!;

    /// <summary>The data that no operation can delete, or that is not visible.</summary>
    public required IReadOnlyList<Residual> Residuals { get; init; }

    /// <summary>The archive that contains every image of the plan; <see langword="null"/> if the request specifies none.</summary>
    [JsonInclude]
    internal ArchiveProof? Archive { get; init; }

    /// <summary>
    /// The drill that rebuilt every project from the archive of the request; <see langword="null"/> if the request specifies none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DrillReport? Drill { get; init; }

    /// <summary>The account that is deleted with everything in it; <see langword="null"/> for every other scope.</summary>
    [JsonInclude]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    internal PlannedAccount? Account { get; init; }

    /// <summary>The steps of all projects, then those of the account, in the order of execution.</summary>
    [JsonIgnore]
    internal IEnumerable<PlannedStep> Steps => Projects.SelectMany(project => project.Steps).Concat(Account?.Steps ?? []);

    /// <summary>The objects that will be erased, each once, in the order of execution.</summary>
    [JsonIgnore]
    public IEnumerable<ErasureObject> Objects => Projects
        .SelectMany(project => project.Objects, (project, entry) => entry.Object.In(project.ProjectId))
        .Concat(Account is { } account ? [account.ToObject()] : []);

    /// <summary>The objects that will be deleted with others although they were not selected.</summary>
    [JsonIgnore]
    public IEnumerable<ErasureObject> Collateral =>
        Projects.SelectMany(project => project.Collateral, (project, item) => item.In(project.ProjectId));

    /// <summary>The decisions about the iterations that were trained with data that will be erased.</summary>
    [JsonIgnore]
    public IEnumerable<IterationDecision> Models => Projects.SelectMany(project => project.Decisions);

    /// <summary>Converts the plan to JSON, with its digest in the member <c>digest</c>.</summary>
    /// <returns>Indented JSON that ends with a line break.</returns>
    public string ToJson() => ErasureDocument.Write(this, ErasureDocument.Readable.ErasurePlan) + "\n";

    /// <summary>Reads a plan. Its digest is checked when the plan is carried out or verified, and by <see cref="ErasureAudit"/>.</summary>
    /// <param name="json">The JSON of <see cref="ToJson"/>.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ErasureRejectedException">
    /// The text is not a plan: a member is missing, unknown, duplicated or of another type. The message names it.
    /// </exception>
    public static ErasurePlan FromJson(string json) =>
        ErasureDocument.Read(
            json,
            ErasureJsonContext.Default.ErasurePlan,
            "plan",
            FormatName,
            "Make a new plan; one that was begun is finished with the version that made it."
        );

    /// <summary>Computes the digest of the plan's content, which equals <see cref="Digest"/> unless the plan was altered.</summary>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public string ComputeDigest() => ErasureDocument.Digest(this, ErasureJsonContext.Default.ErasurePlan);

    /// <summary>The id and the digest of the plan.</summary>
    public override string ToString() => $"ErasurePlan {PlanId} ({Digest})";
}
