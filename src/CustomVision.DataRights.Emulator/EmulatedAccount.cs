using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Views;

namespace CustomVision.DataRights.Emulator;

/// <summary>
/// The actual content of an emulator's account, independent of the API's answers: the reference for tests. Each read is a snapshot.
/// </summary>
public sealed class EmulatedAccount
{
    private readonly AccountState _account;

    internal EmulatedAccount(AccountState account)
    {
        _account = account;
    }

    /// <summary>Gets whether the account's resource exists. The projects of a deleted account exist until it is purged.</summary>
    public ResourceState ResourceState
    {
        get
        {
            lock (_account.Sync)
            {
                _account.Settle();
                return _account.ResourceState;
            }
        }
    }

    /// <summary>Gets the projects in the order of their creation.</summary>
    public IReadOnlyList<EmulatedProject> Projects
    {
        get
        {
            lock (_account.Sync)
            {
                _account.Settle();
                return [.. _account.Projects.Select(project => new EmulatedProject(project))];
            }
        }
    }

    /// <summary>Gets a project.</summary>
    /// <exception cref="InvalidOperationException">There is no project with this id.</exception>
    public EmulatedProject Project(Guid projectId) =>
        FindProject(projectId) ?? throw new InvalidOperationException($"The account has no project {projectId}.");

    /// <summary>Gets a project, or <see langword="null"/>.</summary>
    public EmulatedProject? FindProject(Guid projectId) => Projects.FirstOrDefault(project => project.Id == projectId);

    /// <summary>Gets whether bytes are still stored for a link or a path that the API returned, even if the link has expired.</summary>
    /// <param name="linkOrPath">A link such as <c>http://127.0.0.1:1234/i-…/i-…?sv=…</c>, or the path of one.</param>
    public bool BlobExists(string linkOrPath)
    {
        ArgumentNullException.ThrowIfNull(linkOrPath);
        var path = Uri.TryCreate(linkOrPath, UriKind.Absolute, out var link) && !link.IsFile ? link.AbsolutePath : linkOrPath.Split('?')[0];
        lock (_account.Sync)
        {
            _account.Settle();
        }

        return _account.Blobs.Find(path.TrimStart('/')) is not null;
    }
}
