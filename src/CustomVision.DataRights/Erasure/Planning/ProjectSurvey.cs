using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>The content of a project, for planning.</summary>
internal sealed class ProjectSurvey(Project project, ProjectSelection selection, IReadOnlyList<Iteration> iterations)
{
    /// <summary>The bit of the workspace in the masks of <see cref="Images"/> and <see cref="Tags"/>.</summary>
    public const long Workspace = 1;

    // Cached, since thousands of images share a few masks.
    private readonly Dictionary<long, IReadOnlyList<Guid>> _iterationsOf = [];

    public Guid ProjectId => Project.Id;

    public Project Project { get; } = project;

    public ProjectSelection Selection { get; private set; } = selection;

    /// <summary>The iterations, oldest first. Their positions are the bits of the masks.</summary>
    public IReadOnlyList<Iteration> Iterations { get; } = iterations;

    /// <summary>Every image with the mask of the sets that contain it.</summary>
    public Dictionary<Guid, long> Images { get; } = [];

    /// <summary>The rule that determines across all sets whether an image is the subject's.</summary>
    public SubjectRule Rule { get; } =
        new((image, iteration) => selection.Chooses(image, iteration is { } id ? PlaceOf(iterations, id) : 0));

    /// <summary>The images that <see cref="Rule"/> selects.</summary>
    public IReadOnlySet<Guid> Chosen => Rule.Chosen;

    /// <summary>The number of images in each set, the workspace first.</summary>
    public int[] Counts { get; } = new int[iterations.Count + 1];

    /// <summary>Every tag with the mask of the sets that contain it.</summary>
    public Dictionary<Guid, long> Tags { get; } = [];

    /// <summary>The number of tags in each set, the workspace first.</summary>
    public int[] TagCounts { get; } = new int[iterations.Count + 1];

    /// <summary>For each tag, the number of images of the workspace that have it, and the number of selected images among them.</summary>
    public Dictionary<Guid, (int All, int Chosen)> TagUse { get; } = [];

    /// <summary>The selected stored predictions.</summary>
    public List<Guid> Predictions { get; } = [];

    /// <summary>A stored prediction that is not selected; null if there is none, or none is selected.</summary>
    public Guid? PredictionWitness { get; set; }

    /// <summary>The links to the requested images and predictions.</summary>
    public LinkTable Links { get; } = new();

    /// <summary>Whether the project is not deleted as a whole, since it contains other objects.</summary>
    public bool IsSpared => Selection is { WholeIfOnly: not null, IsWhole: false };

    /// <summary>The selected tags that are kept because other images have them.</summary>
    public IEnumerable<Guid> SparedTags =>
        Selection.IsWhole
            ? []
            : Selection.Tags.Where(tag =>
                (Tags.GetValueOrDefault(tag) & Workspace) != 0 && TagUse.GetValueOrDefault(tag) is var use && use.All != use.Chosen
            );

    /// <summary>Gets the bit of the iteration at a position.</summary>
    public static long SetOf(int index) => 1L << (index + 1);

    /// <summary>Allocates the tables at their expected size, since growing leaves the old ones to the garbage collector.</summary>
    /// <param name="images">The number of images of the workspace.</param>
    /// <param name="planned">The number of images and predictions of the plan; 0 if there is no plan yet.</param>
    public void Expect(int images, int planned)
    {
        Images.EnsureCapacity(images);
        Rule.Expect(images, planned);
        Links.EnsureCapacity(planned);
    }

    /// <summary>Creates an object of a plan, with the sets that contain it.</summary>
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

    /// <summary>Decides, after the project was read, whether it contains only known objects and is deleted as a whole.</summary>
    public void Complete()
    {
        if (Selection.WholeIfOnly is not { } known)
        {
            return;
        }

        var tags = Tags.Where(tag => (tag.Value & Workspace) != 0).Select(tag => tag.Key);
        if (Images.Keys.Concat(Predictions).Concat(tags).Concat(Iterations.Select(iteration => iteration.Id)).All(known.Contains))
        {
            // Regardless of earlier retention: the project is deleted with everything in it.
            Rule.ChooseAll(Images.Keys);
            Selection = Selection with { IsWhole = true };
            return;
        }

        PredictionWitness =
            Predictions.Any(known.Contains) && Predictions.Find(id => !known.Contains(id)) is var other && other != Guid.Empty
                ? other
                : null;
        Predictions.RemoveAll(id => !known.Contains(id));
    }

    /// <summary>Removes an image from a set that no longer contains it.</summary>
    public void Forget(Guid image, int set)
    {
        var sets = Images.GetValueOrDefault(image) & ~(1L << set);
        if (sets == 0)
        {
            Images.Remove(image);
            Rule.Forget(image);
            Links.Remove(image);
        }
        else
        {
            Images[image] = sets;
        }
    }

    // Set 0 is the workspace, followed by the iterations. A linear search suffices, since TrainProject allows at most 20.
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
