using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Domains;

namespace CustomVision.DataRights.Emulator.Seeding;

/// <summary>Fills an emulator's account without HTTP. Good only while the seeding runs.</summary>
public sealed class AccountSeeder
{
    private readonly AccountState _account;

    private AccountSeeder(AccountState account)
    {
        _account = account;
    }

    /// <summary>Sets the time that what is seeded from now on gets; until then it is the emulator's clock's.</summary>
    public AccountSeeder At(DateTimeOffset time)
    {
        _account.SeedTime = time;
        return this;
    }

    /// <summary>Adds a project.</summary>
    /// <param name="name">Its name; the emulator does not ask whether it is taken.</param>
    /// <param name="kind">What it does.</param>
    /// <param name="description">Its description.</param>
    /// <param name="isExportable">Whether its domain is a compact one, whose models can be exported.</param>
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

    /// <summary>Fills an existing project further.</summary>
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
