using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>Creates a project's part of a plan from its survey, without calls of the service.</summary>
internal sealed partial class ProjectPlanner
{
    private readonly TrainingClient _client;
    private readonly ProjectSurvey _survey;
    private readonly List<Guid> _tags;
    private readonly ModelDecision?[] _decisions;
    private long _deletedSets;

    /// <param name="client">The client, whose limits determine the batches.</param>
    /// <param name="survey">The project.</param>
    /// <param name="decide">The callback that gets the decision about an iteration; null if there is none.</param>
    public ProjectPlanner(TrainingClient client, ProjectSurvey survey, Func<Guid, ModelDecision?> decide)
    {
        (_client, _survey, _decisions) = (client, survey, new ModelDecision?[survey.Iterations.Count]);
        _tags = [.. survey.Tags.Keys.Where(IsDeleted).Order()];
        for (var index = 0; index < survey.Iterations.Count; index++)
        {
            Decide(index, decide);
        }
    }

    public Guid ProjectId => _survey.ProjectId;

    /// <summary>The affected iterations without a decision.</summary>
    public List<Guid> Undecided { get; } = [];

    /// <summary>The iterations with a decision.</summary>
    public IEnumerable<Guid> Decided =>
        _survey.Iterations.Where((_, index) => _decisions[index] is not null).Select(iteration => iteration.Id);

    public bool IsEmpty => !IsWhole && _survey.Chosen.Count == 0 && _tags.Count == 0 && _survey.Predictions.Count == 0 && _deletedSets == 0;

    private bool IsWhole => _survey.Selection.IsWhole;

    // The number of an iteration's images that are erased.
    private int ErasedImages(int index) => _survey.Chosen.Count(image => (_survey.Images[image] & ProjectSurvey.SetOf(index)) != 0);

    // The number of an iteration's tags that are deleted from the workspace.
    private int ErasedTags(int index) => _tags.Count(tag => (_survey.Tags[tag] & ProjectSurvey.SetOf(index)) != 0);

    // Objects that only deleted iterations contain, and that were not selected.
    private IReadOnlyList<PlannedObject> Collateral() =>
        IsWhole || _deletedSets == 0
            ? []
            :
            [
                .. Deleted(ErasureObjectKind.Image, _survey.Images, _survey.Chosen.Contains),
                .. Deleted(ErasureObjectKind.Tag, _survey.Tags, _tags.Contains),
            ];

    private IEnumerable<PlannedObject> Deleted(ErasureObjectKind kind, Dictionary<Guid, long> holders, Func<Guid, bool> isChosen) =>
        holders
            .Where(item => (item.Value & ~_deletedSets) == 0 && !isChosen(item.Key))
            .OrderBy(item => item.Key)
            .Select(item => _survey.Describe(kind, item.Key, item.Value));

    // A tag of the workspace is deleted with its project, or on request when it loses its last image, but never while another image has it.
    // A tag of the selector that has no images counts as having lost them.
    private bool IsDeleted(Guid tag)
    {
        if ((_survey.Tags[tag] & ProjectSurvey.Workspace) == 0)
        {
            return false;
        }

        var selection = _survey.Selection;
        var use = _survey.TagUse.GetValueOrDefault(tag);
        var isNamed = selection.Tags.Contains(tag);
        var losesItsLast = use.All == use.Chosen && (use.All > 0 || isNamed || selection.SubjectTags.Contains(tag));
        return selection.IsWhole || ((isNamed || selection.DeleteEmptiedTags) && losesItsLast);
    }

    private void Decide(int index, Func<Guid, ModelDecision?> decide)
    {
        var iteration = _survey.Iterations[index].Id;
        if (IsWhole || _survey.Selection.Iterations.Contains(iteration))
        {
            _decisions[index] = ModelDecision.DeleteIteration;
        }
        else if (ErasedImages(index) + ErasedTags(index) > 0)
        {
            _decisions[index] = decide(iteration);
            if (_decisions[index] is null)
            {
                Undecided.Add(iteration);
            }
        }

        if (_decisions[index]?.Kind == ModelDecisionKind.DeleteIteration)
        {
            _deletedSets |= ProjectSurvey.SetOf(index);
        }
    }
}
