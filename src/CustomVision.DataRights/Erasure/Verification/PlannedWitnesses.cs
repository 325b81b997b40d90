using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Presence;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Verification;

/// <summary>Gets the objects of a project that a plan does not delete and that must be visible before absence is conclusive.</summary>
internal static class PlannedWitnesses
{
    public static RemainingObjects RemainingObjects(this TrainingClient client, PlannedProject project) =>
        new(
            client,
            project.ProjectId,
            new SetWitnesses
            {
                Images = ImagesOf(project),
                Iterations = [.. project.Iterations.Select(iteration => iteration.IterationId)],
                HasPrediction = project.PredictionWitness is not null,
                PlannedForDeletion = new(project.Ids),
                PlannedPredictions = new(() =>
                    project
                        .Objects.Where(entry => entry.Step.ObjectKind == ErasureObjectKind.Prediction)
                        .Select(entry => entry.Object.Id)
                        .ToHashSet()
                ),
            }
        );

    private static Dictionary<Guid, Guid> ImagesOf(PlannedProject project)
    {
        var images = project
            .Iterations.Where(iteration => iteration.Witness is not null)
            .ToDictionary(iteration => iteration.IterationId, iteration => iteration.Witness!.Value);
        if (project.Witness is { } witness)
        {
            images.Add(Guid.Empty, witness);
        }

        return images;
    }
}
