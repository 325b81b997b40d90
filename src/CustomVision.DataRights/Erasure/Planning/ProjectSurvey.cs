using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>What a project holds, as a plan needs to know it.</summary>
internal sealed class ProjectSurvey(Project project, ProjectChoice choice, IReadOnlyList<Iteration> iterations)
{
    public Guid ProjectId => Project.Id;

    public Project Project { get; } = project;

    public ProjectChoice Choice { get; } = choice;

    /// <summary>Oldest first; their positions are the bits of the masks.</summary>
    public IReadOnlyList<Iteration> Iterations { get; } = iterations;

    /// <summary>Every image, and the sets that hold it.</summary>
    public Dictionary<Guid, long> Images { get; } = [];

    /// <summary>The images that are chosen: by what the workspace says of them, and those that it does not hold by what an iteration says.</summary>
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

    /// <summary>Takes an image out of a set in which it no longer is.</summary>
    public void Forget(Guid image, int set)
    {
        var sets = Images.GetValueOrDefault(image) & ~(1L << set);
        if (sets == 0)
        {
            Images.Remove(image);
            Chosen.Remove(image);
            Links.Remove(image);
        }
        else
        {
            Images[image] = sets;
        }
    }
}
