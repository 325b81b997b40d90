using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Later;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Images;

internal static partial class ImageOperations
{
    private static Answer DeleteImages(OperationCall call)
    {
        var project = call.Project();
        var ids = call.QueryIds("imageIds", 256);
        var allImages = call.QueryFlag("allImages");
        var allIterations = call.QueryFlag("allIterations");
        if (allImages ? ids.Count > 0 : ids.Count == 0)
        {
            throw new ServiceFaultException(
                allImages ? "BadRequestInvalidIds" : "BadRequestRequiredParamIsNull",
                "Specify either allImages or a list of images."
            );
        }

        if (allImages && allIterations && !call.Behavior.Deletion.FlagsCombine)
        {
            throw new ServiceFaultException("BadRequestNotSupported", "allImages and allIterations cannot be given together.");
        }

        var refusal = allImages ? null : Refusal(call, project, ids, allIterations);
        if (refusal is not null && !call.Behavior.Deletion.RefusedBatchDeletesKnownIds)
        {
            throw refusal;
        }

        var late = allImages || allIterations;
        var delay = late ? call.Behavior.Deletion.LateDeletionDelay : call.Behavior.Deletion.WorkspaceDelay;

        // The flags are resolved at the time of the call: images uploaded before the deletion takes effect remain.
        IReadOnlyList<Guid> chosen = allImages ? Everything(project, allIterations) : ids;
        if (call.Http.Features.Get<ILateDeletionFeature>() is not null)
        {
            // A planned fault: the deletion is accepted but never carried out.
        }
        else if (delay == TimeSpan.Zero)
        {
            Delete(project, chosen, allIterations);
        }
        else
        {
            call.Account.Later.After(delay, new ImageDeletion(project.Id, chosen, allIterations));
        }

        return refusal is not null ? throw refusal
            : late ? Answer.Accepted
            : Answer.NoContent;
    }

    private static List<Guid> Everything(ProjectState project, bool allIterations)
    {
        var ids = project.Workspace.Images.Ids.ToHashSet();
        if (allIterations)
        {
            ids.UnionWith(project.Iterations.SelectMany(iteration => iteration.Frozen.Images.Ids));
        }

        return [.. ids];
    }

    private static ServiceFaultException? Refusal(OperationCall call, ProjectState project, IReadOnlyList<Guid> ids, bool allIterations)
    {
        var behavior = call.Behavior.Deletion;
        if (ids.Any(id => allIterations ? !project.Holds(id) : project.Workspace.Images.Find(id) is null))
        {
            switch (behavior.UnknownImageIds)
            {
                case UnknownIdAnswer.BadRequest:
                    return new ServiceFaultException("BadRequestInvalidIds", "An image id is unknown.");
                case UnknownIdAnswer.NotFound:
                    return new ServiceFaultException("NotFoundImage", "An image id is unknown.");
            }
        }

        if (
            allIterations
            && (
                (behavior.OnlyInIteration == AllIterationsEffect.BadRequest && ids.Any(id => IsOnlyInIteration(project, id)))
                || (behavior.InPublishedIteration == AllIterationsEffect.BadRequest && ids.Any(id => IsPublished(project, id)))
            )
        )
        {
            return new ServiceFaultException("BadRequestInvalidIds", "An image is held by an iteration that does not give it up.");
        }

        return null;
    }

    /// <summary>Deletes images from the workspace and, if requested, from the iterations.</summary>
    public static void Delete(ProjectState project, IReadOnlyList<Guid> ids, bool allIterations)
    {
        var behavior = project.Account.Behavior.Deletion;
        var removed = new List<Guid>();
        foreach (var id in ids)
        {
            // Determined before the removal: afterwards, the image would exist only in iterations.
            var iterations =
                allIterations && !(behavior.OnlyInIteration != AllIterationsEffect.Removed && IsOnlyInIteration(project, id))
                    ? project.Iterations.Where(iteration =>
                        !iteration.IsPublished || behavior.InPublishedIteration == AllIterationsEffect.Removed
                    )
                    : [];
            if (project.Workspace.Images.Remove(id))
            {
                project.Touch();
            }

            foreach (var iteration in iterations)
            {
                iteration.Frozen.Images.Remove(id);
                iteration.Suggestions.Remove(id);
            }

            removed.Add(id);
        }

        project.ReleaseBlobs(removed);
    }

    private static bool IsOnlyInIteration(ProjectState project, Guid id) => project.Workspace.Images.Find(id) is null && project.Holds(id);

    private static bool IsPublished(ProjectState project, Guid id) =>
        project.Iterations.Exists(iteration => iteration.IsPublished && iteration.Frozen.Images.Find(id) is not null);
}
