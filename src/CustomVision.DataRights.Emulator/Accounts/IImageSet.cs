namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>
/// The images of a workspace or of an iteration. Lists are ranged, so that a set may compute its images instead of holding them.
/// </summary>
internal interface IImageSet
{
    int Count(ImageQuery query);

    /// <summary>The number of images with each tag.</summary>
    IReadOnlyDictionary<Guid, int> CountByTag();

    IReadOnlyList<ImageRecord> Range(ImageQuery query, ImageOrder order, int skip, int take);

    ImageRecord? Find(Guid id);

    /// <summary>Adds an image, or replaces the one of the same id.</summary>
    void Put(ImageRecord image);

    bool Remove(Guid id);

    /// <summary>A copy that does not see later changes of this set.</summary>
    IImageSet Copy();

    /// <summary>A copy of the images that match.</summary>
    IImageSet CopyOf(ImageQuery query);

    /// <summary>Which of the images a training evaluates the model with.</summary>
    Predicate<Guid> HoldOut();

    /// <summary>All ids, in no order.</summary>
    IEnumerable<Guid> Ids { get; }
}
