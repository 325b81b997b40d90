namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>Rejects objects without an outcome, which the type allows for plans only.</summary>
internal static class ReceiptForm
{
    /// <exception cref="ErasureRejectedException">An object has no outcome. The message states its location.</exception>
    public static void Check(ErasureReceipt receipt)
    {
        Check(receipt.Objects, "objects");
        Check(receipt.Collateral, "collateral");
    }

    private static void Check(IReadOnlyList<ErasureObject> objects, string member)
    {
        for (var index = 0; index < objects.Count; index++)
        {
            if (objects[index].Outcome is null)
            {
                throw new ErasureRejectedException(
                    ErasureRejection.Malformed,
                    $"The receipt cannot be read: the member '$.{member}[{index}].outcome' has no value. "
                        + "Take the receipt from where it was kept unaltered."
                );
            }
        }
    }
}
