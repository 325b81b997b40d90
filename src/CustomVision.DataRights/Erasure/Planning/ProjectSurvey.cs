using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>What a project holds, as a plan needs to know it.</summary>
internal sealed class ProjectSurvey(Project project, ProjectSelection selection, IReadOnlyList<Iteration> iterations)
{
    /// <summary>The bit of the workspace in the masks of <see cref="Images"/> and <see cref="Tags"/>.</summary>
    public const long Workspace = 1;

    // Thousands of images share a few masks.
    private readonly Dictionary<long, IReadOnlyList<Guid>> _iterationsOf = [];

    public Guid ProjectId => Project.Id;

    public Project Project { get; } = project;

    public ProjectSelection Selection { get; private set; } = selection;

    /// <summary>Oldest first; their positions are the bits of the masks.</summary>
    public IReadOnlyList<Iteration> Iterations { get; } = iterations;

    /// <summary>Every image, and the sets that hold it.</summary>
    public Dictionary<Guid, long> Images { get; } = [];

    /// <summary>Whose an image is, over all sets.</summary>
    public SubjectRule Rule { get; } =
        new((image, iteration) => selection.Chooses(image, iteration is { } id ? PlaceOf(iterations, id) : 0));

    /// <summary>The images that are chosen by <see cref="Rule"/>.</summary>
    public HashSet<Guid> Chosen { get; } = [];

    /// <summary>How many images each set holds, the workspace first.</summary>
    public int[] Counts { get; } = new int[iterations.Count + 1];

    /// <summary>Every tag, and the sets that hold it.</summary>
    public Dictionary<Guid, long> Tags { get; } = [];

    /// <summary>How many tags each set holds, the workspace first.</summary>
    public int[] TagCounts { get; } = new int[iterations.Count + 1];

    /// <summary>How many images of the workspace carry each tag, and how many of these are chosen.</summary>
    public Dictionary<Guid, (int All, int Chosen)> TagUse { get; } = [];

    /// <summary>The stored predictions that are chosen.</summary>
    public List<Guid> Predictions { get; } = [];

    /// <summary>A stored prediction that is not chosen; null where there is none, or none is chosen.</summary>
    public Guid? PredictionWitness { get; set; }

    /// <summary>Links to the images and predictions that were asked for.</summary>
    public Dictionary<Guid, string> Links { get; } = [];

    /// <summary>Whether the project was to go as a whole, and does not, since it holds something that was not named.</summary>
    public bool IsSpared => Selection is { WholeIfOnly: not null, IsWhole: false };

    /// <summary>The tags that were named, and stay since other images carry them.</summary>
    public IEnumerable<Guid> SparedTags =>
        Selection.IsWhole
            ? []
            : Selection.Tags.Where(tag =>
                (Tags.GetValueOrDefault(tag) & Workspace) != 0 && TagUse.GetValueOrDefault(tag) is var use && use.All != use.Chosen
            );

    /// <summary>The bit of the iteration at a position.</summary>
    public static long SetOf(int index) => 1L << (index + 1);

    /// <summary>An object of a plan, with the sets that hold it.</summary>
    public PlannedObject Describe(ErasureObjectKind kind, Guid id, long sets)
    {
        if (!_iterationsOf.TryGetValue(sets, out var held))
        {
            held = [.. Iterations.Where((_, index) => (sets & SetOf(index)) != 0).Select(iteration => iteration.Id)];
            _iterationsOf.Add(sets, held);
        }

        return new PlannedObject
        {
            Kind = kind,
            Id = id,
            InWorkspace = (sets & Workspace) != 0,
            Iterations = held,
        };
    }

    /// <summary>Decides, once everything was read, whether a project goes as a whole that may hold only what is known.</summary>
    public void Complete()
    {
        if (Selection.WholeIfOnly is not { } known)
        {
            return;
        }

        var tags = Tags.Where(tag => (tag.Value & Workspace) != 0).Select(tag => tag.Key);
        if (Images.Keys.Concat(Predictions).Concat(tags).Concat(Iterations.Select(iteration => iteration.Id)).All(known.Contains))
        {
            // Retained before or not: the project goes with everything in it.
            Chosen.UnionWith(Images.Keys);
            Selection = Selection with { IsWhole = true };
            return;
        }

        PredictionWitness =
            Predictions.Any(known.Contains) && Predictions.Find(id => !known.Contains(id)) is var other && other != Guid.Empty
                ? other
                : null;
        Predictions.RemoveAll(id => !known.Contains(id));
    }

    /// <summary>Takes an image out of a set in which it no longer is.</summary>
    public void Forget(Guid image, int set)
    {
        var sets = Images.GetValueOrDefault(image) & ~(1L << set);
        if (sets == 0)
        {
            Images.Remove(image);
            Chosen.Remove(image);
            Rule.Forget(image);
            Links.Remove(image);
        }
        else
        {
            Images[image] = sets;
        }
    }

    // After the workspace come the iterations: few, as TrainProject refuses more than 20.
    private static int PlaceOf(IReadOnlyList<Iteration> iterations, Guid id)
    {
        var place = 0;
        while (iterations[place].Id != id)
        {
            place++;
        }

        return place + 1;
    }
}
