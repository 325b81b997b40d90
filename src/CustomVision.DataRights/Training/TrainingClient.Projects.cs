namespace CustomVision.DataRights.Training;

internal sealed partial class TrainingClient
{
    /// <summary>GetDomains: the kinds of model that the service offers.</summary>
    public Task<IReadOnlyList<Raw<Domain>>> GetDomainsAsync(CancellationToken cancellationToken) =>
        GetListAsync("GetDomains", new RequestPath("domains"), TrainingJsonContext.Default.Domain, domain => domain.Id, cancellationToken);

    /// <summary>GetProjects: all projects of the resource, in the service's order, which is not defined.</summary>
    public Task<IReadOnlyList<Raw<Project>>> GetProjectsAsync(CancellationToken cancellationToken) =>
        GetListAsync("GetProjects", new RequestPath("projects"), TrainingJsonContext.Default.Project, project => project.Id, cancellationToken);

    /// <summary>GetProject.</summary>
    public Task<Raw<Project>> GetProjectAsync(Guid projectId, CancellationToken cancellationToken) =>
        GetObjectAsync("GetProject", Project(projectId), TrainingJsonContext.Default.Project, cancellationToken, project => project.Id == projectId);

    /// <summary>DeleteProject. The service refuses while an iteration is published.</summary>
    public Task DeleteProjectAsync(Guid projectId, CancellationToken cancellationToken, RequestTrace? trace = null) =>
        DeleteAsync("DeleteProject", Project(projectId), trace, cancellationToken);
}
