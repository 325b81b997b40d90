namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>
/// The images of a workspace or of an iteration. Lists are read in ranges, so that an implementation may compute its images instead of
/// storing them.
/// </summary>
internal interface IImageSet
{
    int Count(ImageQuery query);

    /// <summary>The number of images with each tag.</summary>
    IReadOnlyDictionary<Guid, int> CountByTag();

    IReadOnlyList<ImageRecord> Range(ImageQuery query, ImageOrder order, int skip, int take);

    ImageRecord? Find(Guid id);

    /// <summary>Adds an image, or replaces the image with the same id.</summary>
    void Put(ImageRecord image);

    bool Remove(Guid id);

    /// <summary>Returns a copy that later changes to this set do not affect.</summary>
    IImageSet Copy();

    /// <summary>Returns a copy of the images that match a query.</summary>
    IImageSet CopyOf(ImageQuery query);

    /// <summary>Returns the condition for the images that a training sets aside for evaluation.</summary>
    Predicate<Guid> HoldOut();

    /// <summary>All ids, in no particular order.</summary>
    IEnumerable<Guid> Ids { get; }
}
