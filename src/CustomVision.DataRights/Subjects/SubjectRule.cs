using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Subjects;

/// <summary>
/// Whose an image is, in one project: the one rule of exports and erasures. An image of the workspace is judged by what the workspace says
/// of it; what a model froze decides only for images that the workspace no longer holds, and there any model that still holds them decides
/// for all. Names of tags mean, in each set, the tags that bear them there. What is chosen once is chosen in every set that holds it, with
/// what that set says of it.
/// </summary>
/// <remarks>The workspace is looked at first, and to its end.</remarks>
/// <param name="matches">
/// Whether the description of an image matches, which is that of an iteration, or without one the workspace's.
/// </param>
internal sealed class SubjectRule(Func<Image, Guid?, bool> matches)
{
    private readonly HashSet<Guid> _inWorkspace = [];
    private readonly HashSet<Guid> _chosen = [];

    /// <summary>Evaluates an image as one of its sets describes it.</summary>
    /// <param name="image">The image.</param>
    /// <param name="iterationId">The iteration that describes it; <see langword="null"/> for the workspace.</param>
    /// <returns>Whether it is chosen, as far as is known by now: see <see cref="IsOpen"/>.</returns>
    public bool Chooses(Image image, Guid? iterationId)
    {
        if (iterationId is null)
        {
            _inWorkspace.Add(image.Id);
        }

        if (_chosen.Contains(image.Id))
        {
            return true;
        }

        return (iterationId is null || !_inWorkspace.Contains(image.Id)) && matches(image, iterationId) && _chosen.Add(image.Id);
    }

    /// <summary>Discards the result for an image that no set seen so far still holds.</summary>
    public void Forget(Guid imageId)
    {
        _inWorkspace.Remove(imageId);
        _chosen.Remove(imageId);
    }

    /// <summary>Whether another model may still choose an image that none has chosen so far.</summary>
    public bool IsOpen(Guid imageId) => !_inWorkspace.Contains(imageId) && !_chosen.Contains(imageId);

    /// <summary>Whether an image was chosen.</summary>
    public bool HasChosen(Guid imageId) => _chosen.Contains(imageId);
}
