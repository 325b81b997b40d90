using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Presence;

/// <content>What belongs to no project: what must be shown before the absence of a project means anything.</content>
internal sealed partial class RemainingObjects
{
    /// <summary>The projects that the account lists.</summary>
    public static async Task<IReadOnlySet<Guid>> ListedProjectsAsync(TrainingClient client, CancellationToken cancellationToken) =>
        (await client.GetProjectsAsync(cancellationToken).ConfigureAwait(false)).Select(project => project.Value.Id).ToHashSet();

    /// <summary>Whether the account lists a domain.</summary>
    public static async Task<bool> ListsDomainAsync(TrainingClient client, Guid id, CancellationToken cancellationToken) =>
        (await client.GetDomainsAsync(cancellationToken).ConfigureAwait(false)).Any(domain => domain.Value.Id == id);
}
