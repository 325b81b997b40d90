using System.Security.Cryptography;
using CustomVision.DataRights.Emulator.Identity;
using CustomVision.DataRights.Emulator.Images;
using CustomVision.DataRights.Emulator.ResourceManager;

namespace CustomVision.DataRights.Emulator.Accounts;

internal sealed partial class AccountState
{
    /// <summary>The period in which a deleted account can be recovered unless it is purged.</summary>
    public static readonly TimeSpan Recoverable = TimeSpan.FromHours(48);

    public EmulatedResource Resource { get; }

    public TokenIssuer Tokens { get; }

    /// <summary>Fetches the images of uploads by URL. Set once the emulator is listening.</summary>
    public PictureFetcher? Fetcher { get; set; }

    public ResourceState ResourceState { get; private set; }

    public DateTimeOffset ResourceCreated { get; private set; }

    public DateTimeOffset ResourceDeleted { get; private set; }

    public string TrainingKey { get; private set; }

    public string SecondTrainingKey { get; private set; }

    /// <summary>The long-running operations of Azure Resource Manager by id.</summary>
    public Dictionary<string, LongRunningOperation> ResourceOperations { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The deletion or purge in progress, or null.</summary>
    public LongRunningOperation? RunningOperation =>
        ResourceOperations.Values.FirstOrDefault(operation => operation.Status is LongRunningOperation.InProgress);

    /// <summary>Whether the account was deleted and can still be recovered: it was not purged, and the 48 hours have not passed.</summary>
    public bool IsRecoverable => ResourceState is ResourceState.Deleted && Now < ResourceDeleted + Recoverable;

    /// <summary>Completes all work that is due.</summary>
    public void Settle()
    {
        IsChanged |= Later.RunDue();
        if (ResourceState is ResourceState.Deleted && !IsRecoverable)
        {
            Purge();
            IsChanged = true;
        }
    }

    public void BeginDeletion() => ResourceState = ResourceState.Deleting;

    /// <summary>Ends a deletion or a purge of the account.</summary>
    public void EndResourceChange(bool isPurge, bool succeeded)
    {
        if (!isPurge)
        {
            EndDeletion(succeeded);
        }
        else if (succeeded)
        {
            Purge();
        }
    }

    private void EndDeletion(bool succeeded)
    {
        ResourceState = succeeded ? ResourceState.Deleted : ResourceState.Active;
        ResourceDeleted = Now;
    }

    /// <summary>Recovers a deleted account with its content, or creates an empty one in place of a purged one.</summary>
    public void Restore()
    {
        if (ResourceState is ResourceState.Purged)
        {
            ResourceCreated = Now;
        }

        ResourceState = ResourceState.Active;
    }

    /// <summary>Removes the account and everything in it.</summary>
    public void Purge()
    {
        ResourceState = ResourceState.Purged;
        foreach (var project in Projects.ToList())
        {
            Remove(project);
        }
    }

    public string IssueToken(string audience, CustomVisionRole? role, TimeSpan? lifetime) =>
        Tokens.Issue(audience, role ?? Credentials.Role, lifetime ?? TimeSpan.FromHours(1));

    public void RegenerateKey(bool isSecond)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        if (isSecond)
        {
            SecondTrainingKey = key;
        }
        else
        {
            TrainingKey = key;
        }
    }
}
