using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>The objects of a receipt, by id: those that exist have come back, or were never deleted.</summary>
internal sealed class ReErasureSelection(ErasureReceipt receipt) : IErasureSelection
{
    private readonly ILookup<Guid, ErasureObject> _objects = receipt
        .Objects.Where(item => item.Outcome != ErasureOutcome.Retained)
        .ToLookup(item => item.ProjectId);

    private readonly ILookup<Guid, Guid> _known = receipt
        .Objects.Concat(receipt.Collateral)
        .ToLookup(item => item.ProjectId, item => item.Id);

    public bool Concerns(Guid projectId) => _objects.Contains(projectId);

    // A project goes as a whole only where it holds nothing but what the receipt names: what others have added since is not
    // to be erased.
    public ProjectSelection In(Guid projectId, IReadOnlyList<IReadOnlyCollection<Tag>> tagLists)
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

    public void End()
    {
        // What did not come back is what was wanted.
    }

    private HashSet<Guid> Ids(Guid projectId, ErasureObjectKind kind) =>
        [.. _objects[projectId].Where(item => item.Kind == kind).Select(item => item.Id)];
}
