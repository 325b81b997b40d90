using System.Globalization;
using CustomVision.DataRights.Emulator.Blobs;
using CustomVision.DataRights.Emulator.Domains;
using CustomVision.DataRights.Emulator.Identity;
using CustomVision.DataRights.Emulator.Later;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>The complete state of the emulator. One lock guards everything except the blobs.</summary>
internal sealed partial class AccountState
{
    private readonly List<ProjectState> _projects = [];
    private readonly string _givenKey;
    private int _sessions;
    private int _pictures = 0x204060;

    public AccountState(EmulatorOptions options)
    {
        Behavior = options.Behavior;
        Clock = options.TimeProvider;
        TrainingKey = _givenKey = options.TrainingKey;
        SecondTrainingKey = options.Credentials.SecondTrainingKey;
        Credentials = options.Credentials;
        Resource = options.Resource;
        Tokens = new TokenIssuer(Clock, options.Resource.TenantId);
        ResourceCreated = Clock.GetUtcNow();
        Later = new Schedule(Clock, work => work.Complete(this));
        Links = new BlobLinks(Clock, () => Behavior.Images.LinkLifetime);
    }

    public Lock Sync { get; } = new();

    public EmulatorBehavior Behavior { get; }

    public TimeProvider Clock { get; }

    public EmulatorCredentials Credentials { get; }

    public Schedule Later { get; }

    public BlobStore Blobs { get; } = new();

    public BlobLinks Links { get; }

    public IdSource Ids { get; } = new("account");

    /// <summary>The issued project export tokens, each with the project that it grants access to.</summary>
    public Dictionary<string, Guid> ExportTokens { get; } = new(StringComparer.Ordinal);

    /// <summary>The projects in the order of their creation.</summary>
    public IReadOnlyList<ProjectState> Projects => _projects;

    /// <summary>The creation time for new objects: the clock's time, or the seeder's during seeding.</summary>
    public DateTimeOffset Now => SeedTime ?? Clock.GetUtcNow();

    public DateTimeOffset? SeedTime { get; set; }

    /// <summary>Returns the number of the next picture that the emulator draws itself.</summary>
    public int NextPicture() => _pictures++;

    /// <summary>Returns a new query session name, such as <c>2:4193293</c>.</summary>
    public string NextSession() => string.Create(CultureInfo.InvariantCulture, $"2:{4193293 + _sessions++}");

    public ProjectState? FindProject(Guid id) => _projects.Find(project => project.Id == id);

    public ProjectState Project(Guid id) => FindProject(id) ?? throw new ServiceFaultException("NotFoundProject", "Project not found");

    public ProjectState CreateProject(
        string name,
        ProjectSettings settings,
        IImageSet? images = null,
        IReadOnlyDictionary<Guid, TagRecord>? tags = null
    )
    {
        var isDetection = DomainRecord.Find(settings.DomainId).IsDetection;
        var project = new ProjectState(
            this,
            Ids.Next(),
            name,
            settings with
            {
                ClassificationType = isDetection ? null : settings.ClassificationType ?? "Multilabel",
            },
            new TrainingSet(Ids.Next(), Now, images ?? new MemoryImageSet()) { Tags = new(tags ?? new Dictionary<Guid, TagRecord>()) }
        );
        _projects.Add(project);
        return project;
    }

    public void Remove(ProjectState project)
    {
        _projects.Remove(project);
        project.Clear(Behavior.Deletion.ProjectKeepsPredictionBlobs);
    }

    /// <summary>Removes blobs, immediately or after the retention period.</summary>
    public void Release(params string[] paths)
    {
        if (Behavior.Deletion.BlobRetention == TimeSpan.Zero)
        {
            Array.ForEach(paths, Blobs.Remove);
        }
        else
        {
            Later.After(Behavior.Deletion.BlobRetention, new BlobRelease(paths));
        }
    }
}
