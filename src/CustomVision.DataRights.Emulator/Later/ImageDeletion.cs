using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Images;

namespace CustomVision.DataRights.Emulator.Later;

/// <summary>A deletion of images that was accepted with 202 or 204.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="ImageIds">The ids of the images, determined at the time of the call.</param>
/// <param name="AllIterations">Whether the images are deleted from the iterations as well.</param>
internal sealed record ImageDeletion(Guid ProjectId, IReadOnlyList<Guid> ImageIds, bool AllIterations) : PendingWork
{
    public override void Complete(AccountState account)
    {
        if (account.FindProject(ProjectId) is { } project)
        {
            ImageOperations.Delete(project, ImageIds, AllIterations);
        }
    }
}
