namespace CustomVision.DataRights.Restore;

/// <summary>
/// Packs images into as few uploads as the service's limits allow: 64 images, 20 distinct tags, a maximum number of bytes, and the same
/// metadata for all images of a batch.
/// </summary>
internal static class UploadBatches
{
    public const int MaxImages = 64;
    public const int MaxTags = 20;

    public static IReadOnlyList<IReadOnlyList<PlannedImage>> Pack(IEnumerable<PlannedImage> images, long maxBytes)
    {
        var packed = new List<IReadOnlyList<PlannedImage>>();
        foreach (var group in images.GroupBy(image => image.MetadataKey, StringComparer.Ordinal))
        {
            // Images with equal tags fill whole batches. The remaining images of each group share batches with others, largest group first.
            var open = new List<Batch>();
            var rests = new List<List<PlannedImage>>();
            foreach (var kind in group.GroupBy(image => string.Join(',', TagsOf(image).Order()), StringComparer.Ordinal))
            {
                var batch = new Batch();
                foreach (var image in kind)
                {
                    if (!batch.TryAdd(image, maxBytes))
                    {
                        packed.Add(batch.Images);
                        batch = new Batch();
                        batch.TryAdd(image, maxBytes);
                    }
                }

                rests.Add(batch.Images);
            }

            foreach (var rest in rests.OrderByDescending(rest => rest.Count).ThenByDescending(rest => rest[0].TagIds.Count))
            {
                Place(rest, open, maxBytes);
            }

            packed.AddRange(open.Select(batch => batch.Images));
        }

        return packed;
    }

    /// <summary>Gets the tags to include in the upload. Tags beyond the limit of a batch are added later with CreateImageTags.</summary>
    public static IEnumerable<Guid> TagsOf(PlannedImage image) => image.TagIds.Take(MaxTags);

    private static void Place(List<PlannedImage> rest, List<Batch> open, long maxBytes)
    {
        // A group may be divided between two batches, in which case its tags count toward the limit of both.
        foreach (var image in rest)
        {
            if (!open.Exists(batch => batch.TryAdd(image, maxBytes)))
            {
                var batch = new Batch();
                batch.TryAdd(image, maxBytes);
                open.Add(batch);
            }
        }
    }

    private sealed class Batch
    {
        private readonly HashSet<Guid> _tags = [];
        private long _bytes;

        public List<PlannedImage> Images { get; } = [];

        public bool TryAdd(PlannedImage image, long maxBytes)
        {
            var added = TagsOf(image).Count(tag => !_tags.Contains(tag));
            if (Images.Count > 0 && (Images.Count == MaxImages || _tags.Count + added > MaxTags || _bytes + image.Length > maxBytes))
            {
                return false;
            }

            _tags.UnionWith(TagsOf(image));
            _bytes += image.Length;
            Images.Add(image);
            return true;
        }
    }
}
