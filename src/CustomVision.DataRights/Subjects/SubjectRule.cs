using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Subjects;

/// <summary>
/// Determines which images of a project concern a data subject: the common rule of exports and erasures. An image of the workspace is
/// judged by the workspace; the frozen labels of a model are decisive only for images that the workspace no longer contains, and there the
/// first matching model decides for all. Tag names are resolved separately in each set. A selected image is selected in every set that
/// contains it, with the labels of that set.
/// </summary>
/// <remarks>The workspace must be evaluated first, and completely.</remarks>
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

    /// <summary>Gets whether another model may still select an image that none has selected so far.</summary>
    public bool IsOpen(Guid imageId) => !_inWorkspace.Contains(imageId) && !_chosen.Contains(imageId);

    /// <summary>Whether an image was chosen.</summary>
    public bool HasChosen(Guid imageId) => _chosen.Contains(imageId);
}
