using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Presence;

/// <content>Lists objects outside projects, which a response must include before the absence of a project is conclusive.</content>
internal sealed partial class RemainingObjects
{
    /// <summary>Gets the ids of the projects that the account lists.</summary>
    public static async Task<IReadOnlySet<Guid>> ListedProjectsAsync(TrainingClient client, CancellationToken cancellationToken) =>
        (await client.GetProjectsAsync(cancellationToken).ConfigureAwait(false)).Select(project => project.Value.Id).ToHashSet();

    /// <summary>Gets whether the account lists a domain.</summary>
    public static async Task<bool> ListsDomainAsync(TrainingClient client, Guid id, CancellationToken cancellationToken) =>
        (await client.GetDomainsAsync(cancellationToken).ConfigureAwait(false)).Any(domain => domain.Value.Id == id);
}
