namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>What a plan will do in a project, worked out from what the project holds; nothing is asked of the service here.</summary>
internal sealed class ProjectDraft
{
    private readonly ProjectSurvey _survey;

    private ProjectDraft(ProjectSurvey survey)
    {
        _survey = survey;
        Decisions = new ModelDecision?[survey.Iterations.Count];
    }

    public ProjectSurvey Survey => _survey;

    public Guid ProjectId => _survey.ProjectId;

    public bool IsWhole => _survey.Choice.IsWhole;

    /// <summary>Tags to be deleted from the workspace, ordered.</summary>
    public required IReadOnlyList<Guid> Tags { get; init; }

    /// <summary>What becomes of each iteration; null for one that is not concerned.</summary>
    public ModelDecision?[] Decisions { get; }

    /// <summary>Iterations that are concerned, and about which nothing was decided.</summary>
    public List<Guid> Undecided { get; } = [];

    /// <summary>The sets of the iterations that are deleted.</summary>
    public long DeletedSets { get; private set; }

    public bool IsEmpty =>
        !IsWhole && _survey.Chosen.Count == 0 && Tags.Count == 0 && _survey.Predictions.Count == 0 && DeletedSets == 0;

    /// <param name="survey">The project.</param>
    /// <param name="decide">What was decided about an iteration; null for nothing.</param>
    public static ProjectDraft Of(ProjectSurvey survey, Func<Guid, ModelDecision?> decide)
    {
        var draft = new ProjectDraft(survey) { Tags = [.. survey.Tags.Keys.Where(tag => IsDeleted(survey, tag)).Order()] };
        for (var index = 0; index < survey.Iterations.Count; index++)
        {
            draft.Decide(index, decide);
        }

        return draft;
    }

    /// <summary>How many of an iteration's images are erased.</summary>
    public int ErasedImages(int index) => _survey.Chosen.Count(image => (_survey.Images[image] & ProjectSurvey.SetOf(index)) != 0);

    /// <summary>How many of an iteration's tags are deleted from the workspace.</summary>
    public int ErasedTags(int index) => Tags.Count(tag => (_survey.Tags[tag] & ProjectSurvey.SetOf(index)) != 0);

    /// <summary>What only deleted iterations hold, and was not chosen.</summary>
    public IReadOnlyList<PlannedObject> Collateral() => IsWhole || DeletedSets == 0
        ? []
        : [
            .. Dying(ErasureObjectKind.Image, _survey.Images, _survey.Chosen.Contains),
            .. Dying(ErasureObjectKind.Tag, _survey.Tags, Tags.Contains),
        ];

    private IEnumerable<PlannedObject> Dying(ErasureObjectKind kind, Dictionary<Guid, long> holders, Func<Guid, bool> isChosen) =>
        holders.Where(item => (item.Value & ~DeletedSets) == 0 && !isChosen(item.Key))
            .OrderBy(item => item.Key)
            .Select(item => _survey.Describe(kind, item.Key, item.Value));

    // A tag of the workspace goes with its project, or when it loses its last image and that was asked for, never while another image carries it. A tag by
    // which the subject was chosen and that has no image any more lost them before.
    private static bool IsDeleted(ProjectSurvey survey, Guid tag)
    {
        if ((survey.Tags[tag] & ProjectSurvey.Workspace) == 0)
        {
            return false;
        }

        var choice = survey.Choice;
        var use = survey.TagUse.GetValueOrDefault(tag);
        var isNamed = choice.Tags.Contains(tag);
        var losesItsLast = use.All == use.Chosen && (use.All > 0 || isNamed || choice.SubjectTags.Contains(tag));
        return choice.IsWhole || ((isNamed || choice.DeleteEmptiedTags) && losesItsLast);
    }

    private void Decide(int index, Func<Guid, ModelDecision?> decide)
    {
        var iteration = _survey.Iterations[index].Id;
        if (IsWhole || _survey.Choice.Iterations.Contains(iteration))
        {
            Decisions[index] = ModelDecision.DeleteIteration;
        }
        else if (ErasedImages(index) + ErasedTags(index) > 0)
        {
            Decisions[index] = decide(iteration);
            if (Decisions[index] is null)
            {
                Undecided.Add(iteration);
            }
        }

        if (Decisions[index]?.Kind == ModelDecisionKind.DeleteIteration)
        {
            DeletedSets |= ProjectSurvey.SetOf(index);
        }
    }
}
