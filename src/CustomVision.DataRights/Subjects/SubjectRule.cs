using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Subjects;

/// <summary>
/// Determines which images of a project concern a data subject, for both exports and erasures. An image of the workspace is evaluated with
/// its labels in the workspace. The frozen labels of a model matter only for images that the workspace no longer contains; the first
/// matching model then decides for all models. Tag names are resolved separately for each set. A selected image is selected in every set
/// that contains it, with the labels of that set.
/// </summary>
/// <remarks>The callback that gets whether an image matches, given the iteration that it was read from; null for the workspace.</remarks>
/// <param name="matches">
/// Whether the description of an image matches, which is that of an iteration, or without one the workspace's.
/// </param>
internal sealed class SubjectRule(Func<Image, Guid?, bool> matches)
{
    private readonly HashSet<Guid> _inWorkspace = [];
    private readonly HashSet<Guid> _chosen = [];

    /// <summary>Allocates the tables at their expected size, since growing leaves the old ones to the garbage collector.</summary>
    /// <param name="images">The number of images of the workspace.</param>
    /// <param name="chosen">The number of selected images, if it is known.</param>
    public void Expect(int images, int chosen = 0)
    {
        _inWorkspace.EnsureCapacity(images);
        _chosen.EnsureCapacity(chosen);
    }

    /// <summary>Evaluates an image with its labels in one set.</summary>
    /// <param name="image">The image.</param>
    /// <param name="iterationId">The iteration that the image was read from; <see langword="null"/> for the workspace.</param>
    /// <returns>Whether the image is selected, according to the sets evaluated so far; see <see cref="IsOpen"/>.</returns>
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

    /// <summary>Discards the result for an image that none of the sets evaluated so far still contains.</summary>
    public void Forget(Guid imageId)
    {
        _inWorkspace.Remove(imageId);
        _chosen.Remove(imageId);
    }

    /// <summary>Gets whether another model may still select an image that none has selected so far.</summary>
    public bool IsOpen(Guid imageId) => !_inWorkspace.Contains(imageId) && !_chosen.Contains(imageId);

    /// <summary>The selected images.</summary>
    public IReadOnlySet<Guid> Chosen => _chosen;

    /// <summary>Selects images, whether or not they match.</summary>
    public void ChooseAll(IEnumerable<Guid> imageIds) => _chosen.UnionWith(imageIds);

    /// <summary>Gets whether an image is selected.</summary>
    public bool HasChosen(Guid imageId) => _chosen.Contains(imageId);
}
