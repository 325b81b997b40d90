using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>Determines the state of an erasure from the outcomes.</summary>
internal static class ReceiptState
{
    public static ErasureState Of(string? refusal, ErasureCounts counts, IReadOnlyList<UnplannedObject> unplanned) =>
        refusal is not null ? ErasureState.Unverified
        : counts.StillThere + counts.Unknown + counts.Failed > 0 ? ErasureState.Incomplete
        : unplanned.Any(item => item.Finding == UnplannedKind.New) ? ErasureState.CompleteWithNew
        : counts.Retained > 0 ? ErasureState.CompleteWithRetained
        : ErasureState.Complete;
}
