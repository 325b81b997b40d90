using CustomVision.DataRights.Emulator.Domains;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>A project with its workspace, iterations and stored predictions. Access requires the account's lock.</summary>
internal sealed partial class ProjectState(AccountState account, Guid id, string name, ProjectSettings settings, TrainingSet workspace)
{
    public const string Succeeded = "Succeeded";
    public const string Importing = "Importing";
    public const string Failed = "Failed";

    private int _trainings;

    public AccountState Account { get; } = account;

    public Guid Id { get; } = id;

    public string Name { get; set; } = name;

    public string Description { get; set; } = "";

    public ProjectSettings Settings { get; set; } = settings;

    public DateTimeOffset Created { get; private init; } = workspace.Created;

    public DateTimeOffset LastModified { get; set; } = workspace.Created;

    public bool DisasterRecovery { get; set; }

    public string Status { get; set; } = Succeeded;

    /// <summary>The mutable training set; it is not listed as an iteration.</summary>
    public TrainingSet Workspace { get; private set; } = workspace;

    /// <summary>The iterations in the order of their trainings.</summary>
    public List<IterationState> Iterations { get; } = [];

    public Dictionary<Guid, PredictionRecord> Predictions { get; } = [];

    public DomainRecord Domain => DomainRecord.Find(Settings.DomainId);

    public bool IsDetection => Domain.IsDetection;

    public bool IsMulticlass => Settings.ClassificationType is "Multiclass";

    /// <summary>Whether anything has changed since the latest training.</summary>
    public bool ChangedSinceTraining { get; set; } = true;

    public bool IsTraining => Iterations.Exists(iteration => iteration.Status is IterationState.Training);

    public IterationState? FindIteration(Guid iterationId) => Iterations.Find(iteration => iteration.Id == iterationId);

    public IterationState Iteration(Guid iterationId) =>
        FindIteration(iterationId) ?? throw new ServiceFaultException("NotFoundIteration", "Invalid iteration");

    public TagRecord Tag(Guid tagId) =>
        Workspace.Tags.GetValueOrDefault(tagId) ?? throw new ServiceFaultException("NotFoundTag", "Tag not found");

    /// <summary>Records a change of the workspace.</summary>
    public void Touch()
    {
        ChangedSinceTraining = true;
        LastModified = Account.Now;
    }

    /// <summary>Freezes the workspace as an iteration, and replaces the workspace with a copy.</summary>
    public IterationState Freeze(Func<TrainingSet, string, IterationState> create, IReadOnlyList<Guid> selectedTags)
    {
        var old = Workspace;
        Workspace = new TrainingSet(Account.Ids.Next(), Account.Now, old.Images.Copy()) { Tags = new(old.Tags) };
        var frozen =
            selectedTags.Count == 0
                ? old
                : new TrainingSet(old.Id, old.Created, old.Images.CopyOf(new ImageQuery { TagIds = selectedTags }))
                {
                    Tags = old.Tags.Where(tag => selectedTags.Contains(tag.Key)).ToDictionary(),
                };
        var iteration = create(frozen, $"Iteration {++_trainings}");
        Iterations.Add(iteration);
        ChangedSinceTraining = false;
        return iteration;
    }

    /// <summary>Initializes the project as a copy of another project's workspace.</summary>
    public void TakeOver(TrainingSet workspace, ProjectState source)
    {
        Workspace = workspace;
        _trainings = source._trainings;
        ChangedSinceTraining = source.ChangedSinceTraining;
    }
}
