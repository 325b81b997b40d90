using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Restore;

/// <summary>The ids that the receipts list as erased.</summary>
internal sealed class ErasedIds
{
    private readonly HashSet<(ErasureObjectKind Kind, Guid Id)> _ids = [];

    public ErasedIds(IEnumerable<ErasureReceipt> receipts)
    {
        foreach (var receipt in receipts)
        {
            if (!string.Equals(receipt.ComputeDigest(), receipt.Digest, StringComparison.Ordinal))
            {
                throw new ArgumentException(
                    $"The receipt of plan {receipt.PlanId} was altered: its digest does not match its content. "
                        + "Use the receipt as it was written.",
                    nameof(receipts)
                );
            }

            // Objects that are being deleted or may still exist were intended to be erased as well. Only retained objects may be restored.
            foreach (var item in receipt.Objects.Concat(receipt.Collateral).Where(item => item.Outcome is not ErasureOutcome.Retained))
            {
                _ids.Add((item.Kind, item.Id));
            }
        }
    }

    public bool HasProject(Guid id) => _ids.Contains((ErasureObjectKind.Project, id));

    public bool HasImage(Guid id) => _ids.Contains((ErasureObjectKind.Image, id));

    public bool HasTag(Guid id) => _ids.Contains((ErasureObjectKind.Tag, id));
}
