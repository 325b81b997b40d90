using System.Text.Json.Serialization;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure;

/// <summary>The result of a plan. Its outcomes and counts are those of the verification, never those that the execution assumed.</summary>
/// <remarks>It holds ids, counts, digests and times, and what the approval and the model decisions say.</remarks>
public sealed record ErasureReceipt
{
    /// <summary>The only value of <see cref="Format"/>.</summary>
    internal const string FormatName = "customvision-erasure-receipt/2";

    /// <summary>The name of this form of document.</summary>
    public required string Format { get; init; }

    /// <summary>
    /// The digest over everything but itself and <see cref="Signature"/>, in the way of <see cref="ErasurePlan.Digest"/>.
    /// </summary>
    public required string Digest { get; init; }

    /// <summary>How it ended.</summary>
    public required ErasureState State { get; init; }

    /// <summary>The plan's id.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>The plan's digest.</summary>
    public required string PlanDigest { get; init; }

    /// <summary>The origin of the resource.</summary>
    public required string Endpoint { get; init; }

    /// <summary>What the request reached for.</summary>
    public required ErasureScope Scope { get; init; }

    /// <summary>The approval.</summary>
    public required ErasureApproval Approval { get; init; }

    /// <summary>When the plan was made, UTC.</summary>
    public required DateTimeOffset PlannedAt { get; init; }

    /// <summary>When the execution began, UTC; after an interruption, the first time.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the verification ended, UTC.</summary>
    public required DateTimeOffset VerifiedAt { get; init; }

    /// <summary>Why the verification could not be made; <see langword="null"/> where it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Refusal { get; init; }

    /// <summary>How many objects ended in which way.</summary>
    public required ErasureCounts Counts { get; init; }

    /// <summary>Every object of the plan, in the plan's order.</summary>
    public required IReadOnlyList<ErasedObject> Objects { get; init; }

    /// <summary>What died, or was to die, without having been selected.</summary>
    public required IReadOnlyList<ErasedObject> Collateral { get; init; }

    /// <summary>What was found besides the plan's objects, and what was done with it.</summary>
    public required IReadOnlyList<UnplannedObject> Unplanned { get; init; }

    /// <summary>What was decided about each model that was trained with what was erased.</summary>
    public required IReadOnlyList<IterationDecision> Models { get; init; }

    /// <summary>Every step of the plan and how the service answered.</summary>
    public required IReadOnlyList<StepRecord> Steps { get; init; }

    /// <summary>
    /// What Azure Resource Manager showed of the account; <see langword="null"/> where the plan does not delete the account.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AccountEvidence? Account { get; init; }

    /// <summary>How many images each set held before and after.</summary>
    public required IReadOnlyList<ImageSetCount> Sets { get; init; }

    /// <summary>What the links to the images showed in this run.</summary>
    public required LinkCheckResult Links { get; init; }

    /// <summary>What no operation can delete, or we cannot see.</summary>
    public required IReadOnlyList<Residual> Residuals { get; init; }

    /// <summary>Whether the request chose stored predictions.</summary>
    public required bool PredictionsChosen { get; init; }

    /// <summary>The terms of the plan.</summary>
    public required ErasureTerms Terms { get; init; }

    /// <summary>The digest of the journal's last record.</summary>
    public required string JournalHead { get; init; }

    /// <summary>How many records the journal has.</summary>
    public required int JournalRecords { get; init; }

    /// <summary>Why the journal could not be written to its end, and the execution stopped; <see langword="null"/> where it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? JournalFailure { get; init; }

    /// <summary>
    /// What stopped the execution or the verification before its end, in the service's code or a fixed word of ours, such as
    /// <c>Cancelled</c> or <c>PlanExpired</c>; <see langword="null"/> where nothing did. Executed again with the same journal, the erasure
    /// resumes.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Interruption { get; init; }

    /// <summary>
    /// Why the host's <see cref="ErasureSigner"/> could not sign the receipt; <see langword="null"/> where it did, or where there is none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SignatureFailure { get; init; }

    /// <summary>The signature, where the host signs receipts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ErasureSignature? Signature { get; init; }

    /// <summary>The receipt as JSON.</summary>
    /// <returns>Indented JSON, with a line break at its end.</returns>
    public string ToJson() => ErasureDocument.Write(this, ErasureDocument.Readable.ErasureReceipt) + "\n";

    /// <summary>Reads a receipt; <see cref="ErasureAudit"/> checks it.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <returns>The receipt.</returns>
    /// <exception cref="ErasureRejectedException">
    /// The text is not a receipt: a member is missing, unknown, given twice or of another type. The message names it.
    /// </exception>
    public static ErasureReceipt FromJson(string json) =>
        ErasureDocument.Read(
            json,
            ErasureJsonContext.Default.ErasureReceipt,
            "receipt",
            FormatName,
            "Keep it as it is, and read it with the version that wrote it."
        );

    /// <summary>The digest that the content gives; an untouched receipt's <see cref="Digest"/> is the same.</summary>
    /// <returns>64 hexadecimal digits, lower case.</returns>
    public string ComputeDigest() => ErasureDocument.Digest(this, ErasureJsonContext.Default.ErasureReceipt);

    /// <summary>The bytes that are signed: the canonical form of everything but <see cref="Signature"/>.</summary>
    /// <returns>UTF-8.</returns>
    public byte[] GetSignedContent() => ErasureDocument.Canonical(this, ErasureJsonContext.Default.ErasureReceipt, "signature");

    /// <summary>The plan's id, the state and the digest.</summary>
    public override string ToString() => $"ErasureReceipt of plan {PlanId}: {State} ({Digest})";
}
