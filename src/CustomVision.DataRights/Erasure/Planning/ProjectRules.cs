using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>Checks the state of a project before planning and execution.</summary>
internal static class ProjectRules
{
    /// <exception cref="ErasureRejectedException">The project is being trained or imported, or is in disaster-recovery mode.</exception>
    public static void EnsureReady(Project project, IReadOnlyList<Iteration> iterations)
    {
        if (project.DrModeEnabled == true)
        {
            throw new ErasureRejectedException(
                ErasureRejection.DisasterRecovery,
                $"Project {project.Id} is in disaster-recovery mode, in which the service refuses every change. End that mode first.",
                [project.Id]
            );
        }

        // A project with an unknown status may be changing.
        if (project.Status is not (null or ProjectStatus.Succeeded or ProjectStatus.Failed))
        {
            throw new ErasureRejectedException(
                ErasureRejection.ProjectBusy,
                $"Project {project.Id} is being imported. Wait until the import has ended.",
                [project.Id]
            );
        }

        var busy = iterations.Where(iteration => !IsAtRest(iteration)).Select(iteration => iteration.Id).ToList();
        if (busy.Count > 0)
        {
            throw new ErasureRejectedException(
                ErasureRejection.ProjectBusy,
                $"Project {project.Id} is training (iteration {ErasureRejectedException.Some(busy)}). Wait until the training has ended.",
                busy
            );
        }
    }

    /// <exception cref="ErasureRejectedException">
    /// An iteration was added, deleted or changed its state while the project was read.
    /// </exception>
    public static void EnsureUnchanged(Guid projectId, IReadOnlyList<Iteration> before, IReadOnlyList<Iteration> after)
    {
        static (Guid, string?, bool) Facts(Iteration iteration) => (iteration.Id, iteration.Status, iteration.PublishName is not null);
        if (!before.Select(Facts).SequenceEqual(after.Select(Facts)))
        {
            throw new ErasureRejectedException(
                ErasureRejection.ProjectBusy,
                $"The iterations of project {projectId} changed while it was read. Try again when nothing else works on the project.",
                [projectId]
            );
        }
    }

    private static bool IsAtRest(Iteration iteration) =>
        iteration.Status is IterationStatus.Completed or IterationStatus.Failed or IterationStatus.New;
}
