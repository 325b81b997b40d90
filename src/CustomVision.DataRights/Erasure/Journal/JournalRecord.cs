using System.Text.Json.Serialization;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure.Journal;

/// <summary>A record of a journal. Each contains the digest of its predecessor, so that none can be altered, removed or inserted.</summary>
internal sealed record JournalRecord
{
    /// <summary>The format of the journals that this version writes.</summary>
    public const string FormatName = "customvision-erasure-journal/1";

    /// <summary>The value of <see cref="Previous"/> in the first record, which has no predecessor.</summary>
    public static string NoPrevious { get; } = new('0', 64);

    /// <summary>The first bytes of every journal, by which it is recognized.</summary>
    public static ReadOnlySpan<byte> Head =>
        "{\"number\":1,\"previous\":\"0000000000000000000000000000000000000000000000000000000000000000\",\"type\":\"Started\","u8;

    /// <summary>The number of the record, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The digest of the previous record.</summary>
    public required string Previous { get; init; }

    public required JournalRecordType Type { get; init; }

    /// <summary>The format, in the first record; <see langword="null"/> in journals of versions before 0.1.0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Format { get; init; }

    public required DateTimeOffset At { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PlanDigest { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ErasureApproval? Approval { get; init; }

    /// <summary>The number of the step in the plan.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Step { get; init; }

    /// <summary>The objects of the step.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? Ids { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StepResult? Result { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RequestId { get; init; }

    /// <summary>The objects of the plan that were gone before anything was deleted, by the numbers of their steps.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<int, IReadOnlyList<Guid>>? Gone { get; init; }

    /// <summary>
    /// The objects of the plan that the verification found although their deletion was accepted or not needed, by the numbers of their
    /// steps.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<int, IReadOnlyList<Guid>>? There { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<UnplannedObject>? Unplanned { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ErasureCounts? Counts { get; init; }

    /// <summary>
    /// The digests of the members of the plan in the first record, and of the receipt in the last, to identify altered ones.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Members { get; init; }

    /// <summary>The digest of everything else.</summary>
    public required string Digest { get; init; }
}
