using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.State;

/// <summary>A training set: tags and images, which share their bytes with the other sets.</summary>
internal sealed record SetDocument(Guid Id, DateTimeOffset Created, IReadOnlyList<TagRecord> Tags, IReadOnlyList<ImageRecord> Images)
{
    public static SetDocument Of(TrainingSet set) =>
        new(set.Id, set.Created, [.. set.Tags.Values], set.Images.Range(ImageQuery.Everything, ImageOrder.Oldest, 0, int.MaxValue));

    public TrainingSet Restore() => new(Id, Created, new MemoryImageSet(Images)) { Tags = Tags.ToDictionary(tag => tag.Id) };
}
