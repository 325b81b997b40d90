using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>The objects of a receipt, by id: what is there of them has come back, or never went.</summary>
internal sealed class AgainChoice(ErasureReceipt receipt) : IErasureChoice
{
    private readonly ILookup<Guid, ErasedObject> _objects = receipt.Objects
        .Where(item => item.Outcome != ErasureOutcome.Retained)
        .ToLookup(item => item.ProjectId);

    public bool Concerns(Guid projectId) => _objects.Contains(projectId);

    public ProjectChoice In(Guid projectId, IReadOnlyList<IReadOnlyCollection<Tag>> tagLists)
    {
        if (_objects[projectId].Any(item => item.Kind == ErasureObjectKind.Project))
        {
            return new ProjectChoice { IsWhole = true, Chooses = static (_, _) => true, Predictions = PredictionChoice.All };
        }

        var images = Ids(projectId, ErasureObjectKind.Image);
        return new ProjectChoice
        {
            Chooses = (image, _) => images.Contains(image.Id),
            Tags = Ids(projectId, ErasureObjectKind.Tag),
            Iterations = Ids(projectId, ErasureObjectKind.Iteration),
            Predictions = new PredictionChoice(null, Ids(projectId, ErasureObjectKind.Prediction)),
        };
    }

    public void End()
    {
        // What did not come back is what was wanted.
    }

    private HashSet<Guid> Ids(Guid projectId, ErasureObjectKind kind) =>
        [.. _objects[projectId].Where(item => item.Kind == kind).Select(item => item.Id)];
}
