using System.Diagnostics.CodeAnalysis;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>
/// The input of a plan that erases the objects of a receipt again, by id, under the same terms and decisions. They have reappeared or were
/// never deleted.
/// </summary>
internal sealed class ReceiptInput : PlanInput
{
    private readonly ErasureReceipt _receipt;
    private readonly Dictionary<Guid, ModelDecision> _decisions;
    private readonly ILookup<Guid, ErasureObject> _objects;
    private readonly ILookup<Guid, Guid> _known;

    /// <exception cref="ErasureRejectedException">The receipt was altered, or belongs to another endpoint.</exception>
    [SetsRequiredMembers]
    public ReceiptInput(ErasureReceipt receipt, TrainingClient client)
    {
        Check(receipt, client);
        _receipt = receipt;
        _decisions = receipt
            .Models.DistinctBy(model => model.IterationId)
            .ToDictionary(model => model.IterationId, model => model.Decision);
        _objects = receipt.Objects.Where(item => item.Outcome != ErasureOutcome.Retained).ToLookup(item => item.ProjectId);
        _known = receipt.Objects.Concat(receipt.Collateral).ToLookup(item => item.ProjectId, item => item.Id);
        Scope = receipt.Objects.Any(item => item.Kind == ErasureObjectKind.Project) ? ErasureScope.Projects : ErasureScope.Subject;
        Terms = receipt.Terms;
        PredictionsChosen = receipt.PredictionsChosen;
        SearchesNewProjects = false;
    }

    public override bool Concerns(Guid projectId) => _objects.Contains(projectId);

    // A project is deleted as a whole only if it contains no objects besides those of the receipt: later additions must not be erased.
    public override ProjectSelection In(Guid projectId, IReadOnlyList<IReadOnlyCollection<Tag>> tagLists)
    {
        var isWhole = _objects[projectId].Any(item => item.Kind == ErasureObjectKind.Project);
        var images = Ids(projectId, ErasureObjectKind.Image);
        return new ProjectSelection
        {
            WholeIfOnly = isWhole ? _known[projectId].ToHashSet() : null,
            Chooses = (image, _) => images.Contains(image.Id),
            Tags = Ids(projectId, ErasureObjectKind.Tag),
            Iterations = Ids(projectId, ErasureObjectKind.Iteration),
            PredictionQuery = isWhole ? new PredictionQuery() : null,
            PredictionIds = isWhole ? new HashSet<Guid>() : Ids(projectId, ErasureObjectKind.Prediction),
        };
    }

    // A model that is not in the receipt was trained afterwards, so the request has no decision about it. It is left to the host, and the
    // plan states this.
    public override ModelDecision? Decide(Guid iterationId) =>
        _decisions.GetValueOrDefault(iterationId) ?? _receipt.Terms.Models ?? ModelDecision.Retrain;

    private static void Check(ErasureReceipt receipt, TrainingClient client)
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
    }

    private HashSet<Guid> Ids(Guid projectId, ErasureObjectKind kind) =>
        [.. _objects[projectId].Where(item => item.Kind == kind).Select(item => item.Id)];
}
