using System.Text.Json.Serialization;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure;

/// <summary>
/// Every id that an erasure will destroy, in order, with what follows from it. It is made by reading alone, shown to a person, and approved
/// by its digest.
/// </summary>
/// <remarks>
/// It holds ids, counts, digests and times: no name, no metadata value, no link; names can be guessed from the hashed selector, though not
/// read: keep a plan as you keep the request that it was made of. Its JSON form (<see cref="ToJson"/>, <see cref="FromJson"/>) can be kept
/// in a file; the digest is SHA-256 over the canonical form of all members but <see cref="Digest"/> (RFC 8785: members sorted, no white
/// space, UTF-8).
/// </remarks>
public sealed record ErasurePlan
{
    /// <summary>The only value of <see cref="Format"/>.</summary>
    internal const string FormatName = "customvision-erasure-plan/2";

    /// <summary>The name of this form of document.</summary>
    public required string Format { get; init; }

    /// <summary>The digest over everything else: 64 hexadecimal digits, lower case. An approval names it.</summary>
    public required string Digest { get; init; }

    /// <summary>The plan's own id.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>When the service had been read, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when the plan can be carried out, UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The origin of the resource: the plan can be carried out and verified nowhere else.</summary>
    public required string Endpoint { get; init; }

    /// <summary>What the request reached for.</summary>
    public required ErasureScope Scope { get; init; }

    /// <summary>What must still be seen, so that a wrong key or endpoint never reads as erased.</summary>
    [JsonInclude]
    [JsonRequired]
    internal ErasureWitness Witness { get; init; } = null!;

    /// <summary>The subject selector, its names and values as digests; <see langword="null"/> where none was given.</summary>
    [JsonInclude]
    internal HashedSelector? Selector { get; init; }

    /// <summary>Whether the request chose stored predictions. Where it did not, those of the subject, if any, stay.</summary>
    public required bool PredictionsChosen { get; init; }

    /// <summary>The terms of the request.</summary>
    public required ErasureTerms Terms { get; init; }

    /// <summary>The projects that were searched.</summary>
    public required IReadOnlyList<Guid> SearchedProjects { get; init; }

    /// <summary>
    /// Whether projects that are made after the plan belong to what was asked for: when it is carried out, they are searched as well.
    /// </summary>
    public required bool SearchesNewProjects { get; init; }

    /// <summary>Ids that the request named and that no searched project holds.</summary>
    public required IReadOnlyList<Guid> UnknownIds { get; init; }

    /// <summary>How many objects of each kind will be erased.</summary>
    public required ErasureTotals Totals { get; init; }

    /// <summary>The projects in which something will be erased, in order.</summary>
    public required IReadOnlyList<PlannedProject> Projects { get; init; }

    /// <summary>What no operation can delete, or we cannot see.</summary>
    public required IReadOnlyList<Residual> Residuals { get; init; }

    /// <summary>The archive that holds every image of the plan; <see langword="null"/> where the request named none.</summary>
    public ArchiveProof? Archive { get; init; }

    /// <summary>
    /// The drill that rebuilt every project from <see cref="Archive"/>; <see langword="null"/> where the request named none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DrillReport? Drill { get; init; }

    /// <summary>The account that is deleted with everything in it; <see langword="null"/> for every other scope.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlannedAccount? Account { get; init; }

    /// <summary>Every step of every project, then those of the account, in the order of execution.</summary>
    [JsonIgnore]
    public IEnumerable<PlannedStep> Steps => Projects.SelectMany(project => project.Steps).Concat(Account?.Steps ?? []);

    /// <summary>The plan as JSON, with its digest in the member <c>digest</c>.</summary>
    /// <returns>Indented JSON, with a line break at its end.</returns>
    public string ToJson() => ErasureDocument.Write(this, ErasureDocument.Readable.ErasurePlan) + "\n";

    /// <summary>Reads a plan. Its digest is checked when it is carried out or verified; see also <see cref="ErasureAudit"/>.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ErasureRejectedException">
    /// The text is not a plan: a member is missing, unknown, given twice or of another type. The message names it.
    /// </exception>
    public static ErasurePlan FromJson(string json) =>
        ErasureDocument.Read(
            json,
            ErasureJsonContext.Default.ErasurePlan,
            "plan",
            FormatName,
            "Make a new plan; one that was begun is finished with the version that made it."
        );

    /// <summary>The digest that the plan's content gives; an untouched plan's <see cref="Digest"/> is the same.</summary>
    /// <returns>64 hexadecimal digits, lower case.</returns>
    public string ComputeDigest() => ErasureDocument.Digest(this, ErasureJsonContext.Default.ErasurePlan);

    /// <summary>The plan's id and digest.</summary>
    public override string ToString() => $"ErasurePlan {PlanId} ({Digest})";
}
