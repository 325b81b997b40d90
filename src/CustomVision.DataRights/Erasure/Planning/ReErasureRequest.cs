using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>Creates the input of a plan from a receipt: the same objects, by id, with the same terms and decisions.</summary>
internal static class ReErasureRequest
{
    /// <exception cref="ErasureRejectedException">The receipt was altered, or is of another endpoint.</exception>
    public static PlanInput Of(ErasureReceipt receipt, TrainingClient client)
    {
        if (receipt.Format != ErasureReceipt.FormatName || receipt.ComputeDigest() != receipt.Digest)
        {
            throw new ErasureRejectedException(
                ErasureRejection.ReceiptAltered,
                $"The receipt was altered after it was made: its digest is {receipt.Digest}, its content gives {receipt.ComputeDigest()}."
            );
        }

        if (receipt.Endpoint != client.Endpoint.AbsoluteUri)
        {
            throw new ErasureRejectedException(
                ErasureRejection.OtherEndpoint,
                $"The receipt is for {receipt.Endpoint}, but this resource is {client.Endpoint.AbsoluteUri}."
            );
        }

        if (receipt.Scope == ErasureScope.Account)
        {
            throw new ErasureRejectedException(
                ErasureRejection.Malformed,
                "The receipt is for the deletion of an account. If the account exists again, plan its erasure with "
                    + "ErasureRequest.ForAccount, which deletes everything in it."
            );
        }

        var decisions = receipt
            .Models.DistinctBy(model => model.IterationId)
            .ToDictionary(model => model.IterationId, model => model.Decision);
        return new PlanInput
        {
            Scope = receipt.Objects.Any(item => item.Kind == ErasureObjectKind.Project) ? ErasureScope.Projects : ErasureScope.Subject,
            Selection = new ReErasureSelection(receipt),

            // A model that is not in the receipt was trained since, and no decision can be requested: it is left to the host, which the
            // plan states.
            Decide = iteration => decisions.GetValueOrDefault(iteration) ?? receipt.Terms.Models ?? ModelDecision.Retrain,
            Terms = receipt.Terms,
            PredictionsChosen = receipt.PredictionsChosen,
            SearchesNewProjects = false,
        };
    }
}
