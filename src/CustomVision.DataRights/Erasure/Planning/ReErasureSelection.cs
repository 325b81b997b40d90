using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>The objects of a receipt, by id: existing ones were recreated, or never deleted.</summary>
internal sealed class ReErasureSelection(ErasureReceipt receipt) : IErasureSelection
{
    private readonly ILookup<Guid, ErasureObject> _objects = receipt
        .Objects.Where(item => item.Outcome != ErasureOutcome.Retained)
        .ToLookup(item => item.ProjectId);

    private readonly ILookup<Guid, Guid> _known = receipt
        .Objects.Concat(receipt.Collateral)
        .ToLookup(item => item.ProjectId, item => item.Id);

    public bool Concerns(Guid projectId) => _objects.Contains(projectId);

    // A project is deleted as a whole only if it contains no objects besides those of the receipt: later additions must not be erased.
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
        // Absence is the desired result.
    }

    private HashSet<Guid> Ids(Guid projectId, ErasureObjectKind kind) =>
        [.. _objects[projectId].Where(item => item.Kind == kind).Select(item => item.Id)];
}
