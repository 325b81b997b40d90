using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Domains;

namespace CustomVision.DataRights.Emulator.Seeding;

/// <summary>Fills an emulator's account without HTTP. Usable only during seeding.</summary>
public sealed class AccountSeeder
{
    private readonly AccountState _account;

    private AccountSeeder(AccountState account)
    {
        _account = account;
    }

    /// <summary>Sets the time of the objects that are seeded afterwards; the default is that of the emulator's clock.</summary>
    public AccountSeeder At(DateTimeOffset time)
    {
        _account.SeedTime = time;
        return this;
    }

    /// <summary>Adds a project.</summary>
    /// <param name="name">The name; it is not checked for uniqueness.</param>
    /// <param name="kind">The kind of project.</param>
    /// <param name="description">The description.</param>
    /// <param name="isExportable">Whether the domain is compact, so that models can be exported.</param>
    public ProjectSeeder AddProject(string name, ProjectKind kind, string description = "", bool isExportable = true)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var project = _account.CreateProject(
            name,
            new ProjectSettings
            {
                DomainId = (kind == ProjectKind.Detection, isExportable) switch
                {
                    (true, true) => DomainRecord.CompactDetection,
                    (true, false) => DomainRecord.GeneralDetection,
                    (false, true) => DomainRecord.CompactClassification,
                    (false, false) => DomainRecord.GeneralClassification,
                },
                ClassificationType = kind == ProjectKind.Classification ? "Multiclass" : "Multilabel",
            }
        );
        project.Description = description;
        return new ProjectSeeder(project);
    }

    /// <summary>Gets the seeder of an existing project.</summary>
    /// <param name="projectId">The id of an existing project.</param>
    public ProjectSeeder Project(Guid projectId) =>
        new(_account.FindProject(projectId) ?? throw new ArgumentException("The account has no project of this id.", nameof(projectId)));

    internal static T Run<T>(AccountState account, Func<AccountSeeder, T> seed)
    {
        lock (account.Sync)
        {
            account.Settle();
            try
            {
                return seed(new AccountSeeder(account));
            }
            finally
            {
                account.SeedTime = null;
            }
        }
    }
}
