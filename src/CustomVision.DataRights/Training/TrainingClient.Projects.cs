namespace CustomVision.DataRights.Training;

internal sealed partial class TrainingClient
{
    /// <summary>GetDomains: lists the kinds of model that the service offers.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="keepsUnread">
    /// Whether an unreadable domain is listed with <see cref="Raw{T}.Unread"/> instead of failing the call.
    /// </param>
    public Task<IReadOnlyList<Raw<Domain>>> GetDomainsAsync(CancellationToken cancellationToken, bool keepsUnread = false) =>
        GetListAsync(
            "GetDomains",
            new RequestPath("domains"),
            TrainingJsonContext.Default.Domain,
            domain => domain.Id,
            cancellationToken,
            standIn: keepsUnread ? id => new Domain { Id = id, Name = string.Empty } : null
        );

    /// <summary>GetProjects: lists all projects of the resource in undefined order.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="keepsUnread">
    /// Whether an unreadable project is listed with <see cref="Raw{T}.Unread"/> instead of failing the call.
    /// </param>
    public Task<IReadOnlyList<Raw<Project>>> GetProjectsAsync(CancellationToken cancellationToken, bool keepsUnread = false) =>
        GetListAsync(
            "GetProjects",
            new RequestPath("projects"),
            TrainingJsonContext.Default.Project,
            project => project.Id,
            cancellationToken,
            standIn: keepsUnread ? id => new Project { Id = id, Name = string.Empty } : null
        );

    /// <summary>GetProject.</summary>
    public Task<Raw<Project>> GetProjectAsync(Guid projectId, CancellationToken cancellationToken) =>
        GetObjectAsync(
            "GetProject",
            Project(projectId),
            TrainingJsonContext.Default.Project,
            cancellationToken,
            project => project.Id == projectId
        );

    /// <summary>DeleteProject. The service rejects the call while an iteration is published.</summary>
    public Task DeleteProjectAsync(Guid projectId, CancellationToken cancellationToken, RequestTrace? trace = null) =>
        DeleteAsync("DeleteProject", Project(projectId), trace, cancellationToken);
}
