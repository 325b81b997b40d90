using System.Globalization;
using System.Text.Json.Serialization;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Pages;

namespace CustomVision.DataRights.Erasure;

/// <summary>The result of an erasure. The outcomes and counts are established by the verification, not by the execution.</summary>
/// <remarks>
/// A receipt contains ids, counts, digests, times, and the texts of the approval and of the model decisions. Its JSON form (<see
/// cref="ToJson"/>, <see cref="FromJson"/>) also contains every step with the service's request ids, the image counts before and after, and
/// the link checks.
/// </remarks>
public sealed record ErasureReceipt
{
    /// <summary>The only value of <see cref="Format"/>.</summary>
    internal const string FormatName = "customvision-erasure-receipt/2";

    /// <summary>The name and version of the document format.</summary>
    public required string Format { get; init; }

    /// <summary>
    /// The digest of the rest of the receipt except <see cref="Signature"/>, computed like <see cref="ErasurePlan.Digest"/>.
    /// </summary>
    public required string Digest { get; init; }

    /// <summary>The result as a whole.</summary>
    public required ErasureState State { get; init; }

    /// <summary>The id of the plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>The digest of the plan.</summary>
    public required string PlanDigest { get; init; }

    /// <summary>The endpoint of the resource.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The scope of the request.</summary>
    public required ErasureScope Scope { get; init; }

    /// <summary>The approval.</summary>
    public required ErasureApproval Approval { get; init; }

    /// <summary>The time at which the plan was made, UTC.</summary>
    public required DateTimeOffset PlannedAt { get; init; }

    /// <summary>The time at which the execution began, UTC. After an interruption, the time at which the first run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The time at which the verification ended, UTC.</summary>
    public required DateTimeOffset VerifiedAt { get; init; }

    /// <summary>The reason why nothing could be verified; <see langword="null"/> if the verification was completed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Refusal { get; init; }

    /// <summary>The number of <see cref="Objects"/> with each outcome.</summary>
    public required ErasureCounts Counts { get; init; }

    /// <summary>The objects of the plan with their outcomes, in the plan's order.</summary>
    public required IReadOnlyList<ErasureObject> Objects { get; init; }

    /// <summary>The objects that were to be deleted with others although they were not selected, with their outcomes.</summary>
    public required IReadOnlyList<ErasureObject> Collateral { get; init; }

    /// <summary>The objects that are not in the plan, as stored in the document.</summary>
    [JsonInclude]
    [JsonRequired]
    [JsonPropertyName("unplanned")]
    internal IReadOnlyList<UnplannedObject> UnplannedEntries { get; init; } = null!;

    /// <summary>
    /// The objects that were found during the execution and are not in the plan. <see cref="ErasureObject.Reason"/> is <c>New</c>,
    /// <c>Changed</c>, <c>DiedWithParent</c> or <c>SparedParent</c>; only those with a deleted parent were deleted.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<ErasureObject> Unplanned => [.. UnplannedEntries.Select(entry => entry.ToObject())];

    /// <summary>The decisions about the iterations that were trained with erased data.</summary>
    public required IReadOnlyList<IterationDecision> Models { get; init; }

    /// <summary>Every step of the plan and the service's answers.</summary>
    [JsonInclude]
    [JsonRequired]
    internal IReadOnlyList<StepRecord> Steps { get; init; } = null!;

    /// <summary>
    /// The state of the account as reported by Azure Resource Manager; <see langword="null"/> if the plan does not delete the account.
    /// </summary>
    [JsonInclude]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    internal AccountEvidence? Account { get; init; }

    /// <summary>
    /// The time until which the deleted account can be recovered, UTC; <see langword="null"/> if no account was deleted, if there is no
    /// recoverable copy, or if the service stated no time.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? RecoverableUntil => Account?.RecoverableUntil;

    /// <summary>The number of images of each set before and after.</summary>
    [JsonInclude]
    [JsonRequired]
    internal IReadOnlyList<ImageSetCount> Sets { get; init; } = null!;

    /// <summary>The result of the checks of links to the images.</summary>
    [JsonInclude]
    [JsonRequired]
    internal LinkCheckResult Links { get; init; } = null!;

    /// <summary>The data that no operation can delete, or that is not visible.</summary>
    public required IReadOnlyList<Residual> Residuals { get; init; }

    /// <summary>Whether the request selected stored predictions.</summary>
    public required bool PredictionsChosen { get; init; }

    /// <summary>The terms of the plan.</summary>
    [JsonInclude]
    [JsonRequired]
    internal ErasureTerms Terms { get; init; } = null!;

    /// <summary>The digest of the last record of the journal.</summary>
    public required string JournalHead { get; init; }

    /// <summary>The number of records of the journal.</summary>
    public required int JournalRecords { get; init; }

    /// <summary>
    /// The reason why the journal could not be written completely, which stopped the execution; <see langword="null"/> if it was.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? JournalFailure { get; init; }

    /// <summary>
    /// The reason why the execution or the verification stopped early: a code of the service or a fixed word such as <c>Cancelled</c> or
    /// <c>PlanExpired</c>; <see langword="null"/> if it was completed. A call with the same journal resumes the erasure.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Interruption { get; init; }

    /// <summary>
    /// The reason why the <see cref="ErasureSigner"/> of the host could not sign the receipt; <see langword="null"/> if the receipt is
    /// signed, or if there is no signer.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SignatureFailure { get; init; }

    /// <summary>The signature; <see langword="null"/> if the host does not sign receipts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ErasureSignature? Signature { get; init; }

    /// <summary>Converts the receipt to JSON.</summary>
    /// <returns>Indented JSON that ends with a line break.</returns>
    public string ToJson() => ErasureDocument.Write(this, ErasureDocument.Readable.ErasureReceipt) + "\n";

    /// <summary>Converts the receipt to a human-readable page: one printable HTML file without scripts or external resources.</summary>
    /// <param name="culture">
    /// The language; English if it is not available. By default <see cref="CultureInfo.CurrentUICulture"/>.
    /// </param>
    /// <returns>The HTML. Every value is encoded, and the content security policy allows only the embedded style sheet.</returns>
    public string ToHtml(CultureInfo? culture = null) => ReceiptPage.Create(this, culture ?? CultureInfo.CurrentUICulture);

    /// <summary>Reads a receipt. <see cref="ErasureAudit"/> checks it.</summary>
    /// <param name="json">The JSON of <see cref="ToJson"/>.</param>
    /// <returns>The receipt.</returns>
    /// <exception cref="ErasureRejectedException">
    /// The text is not a receipt: a member is missing, unknown, duplicated or of another type. The message names it.
    /// </exception>
    public static ErasureReceipt FromJson(string json)
    {
        var receipt = ErasureDocument.Read(
            json,
            ErasureJsonContext.Default.ErasureReceipt,
            "receipt",
            FormatName,
            "Keep it as it is, and read it with the version that wrote it."
        );
        ReceiptForm.Check(receipt);
        return receipt;
    }

    /// <summary>Computes the digest of the receipt's content, which equals <see cref="Digest"/> unless the receipt was altered.</summary>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public string ComputeDigest() => ErasureDocument.Digest(this, ErasureJsonContext.Default.ErasureReceipt);

    /// <summary>Gets the bytes that are signed: the canonical form of everything except <see cref="Signature"/>.</summary>
    /// <returns>UTF-8.</returns>
    public byte[] GetSignedContent() => ErasureDocument.Canonical(this, ErasureJsonContext.Default.ErasureReceipt, "signature");

    /// <summary>The id of the plan, the state and the digest.</summary>
    public override string ToString() => $"ErasureReceipt of plan {PlanId}: {State} ({Digest})";
}
