using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Blobs;
using CustomVision.DataRights.Emulator.Pictures;

namespace CustomVision.DataRights.Emulator.Seeding;

/// <summary>Fills one project without HTTP.</summary>
public sealed partial class ProjectSeeder
{
    private readonly ProjectState _project;

    internal ProjectSeeder(ProjectState project)
    {
        _project = project;
    }

    /// <summary>Gets the project's id.</summary>
    public Guid Id => _project.Id;

    /// <summary>Adds a tag.</summary>
    /// <param name="name">The name.</param>
    /// <param name="description">The description.</param>
    /// <param name="type"><c>Regular</c>, <c>Negative</c> or <c>GeneralProduct</c>.</param>
    /// <returns>The tag's id.</returns>
    public Guid AddTag(string name, string? description = null, string type = "Regular")
    {
        var tag = new TagRecord(_project.Account.Ids.Next(), name, description, type);
        _project.Workspace.Tags.Add(tag.Id, tag);
        _project.Touch();
        return tag.Id;
    }

    /// <summary>Adds generated images with the same creation time.</summary>
    /// <param name="count">The number of images.</param>
    /// <param name="tagIds">The tags of each; in a detection project each gets a region of each tag.</param>
    /// <returns>The images' ids.</returns>
    public IReadOnlyList<Guid> AddImages(int count, params IReadOnlyList<Guid> tagIds) => AddImages(count, null, tagIds);

    /// <summary>Adds generated images with the same creation time.</summary>
    /// <param name="count">The number of images.</param>
    /// <param name="metadata">The metadata of each.</param>
    /// <param name="tagIds">The tags of each; in a detection project each gets a region of each tag.</param>
    /// <returns>The images' ids.</returns>
    public IReadOnlyList<Guid> AddImages(int count, IReadOnlyDictionary<string, string>? metadata, params IReadOnlyList<Guid> tagIds)
    {
        ArgumentNullException.ThrowIfNull(tagIds);
        var ids = new List<Guid>(count);
        for (var i = 0; i < count; i++)
        {
            List<SeedRegion> regions = _project.IsDetection
                ? [.. tagIds.Select((id, n) => new SeedRegion(id, 0.05f * n % 0.5f, 0.05f * n % 0.5f, 0.4f, 0.3f))]
                : [];
            ids.Add(Add(new DrawnPicture(_project.Account.NextPicture()), DrawnPicture.Side, DrawnPicture.Side, tagIds, regions, metadata));
        }

        return ids;
    }

    /// <summary>Adds an image.</summary>
    /// <param name="picture">
    /// A PNG, JPEG, BMP or GIF. The bytes are stored unchanged; the stated size is enlarged if a side is below 256.
    /// </param>
    /// <param name="tagIds">The tags.</param>
    /// <param name="regions">The regions, whose tags are added as well.</param>
    /// <param name="metadata">The metadata.</param>
    /// <returns>The image's id.</returns>
    /// <exception cref="ArgumentException">The bytes have none of the four formats.</exception>
    public Guid AddImage(
        byte[] picture,
        IEnumerable<Guid>? tagIds = null,
        IEnumerable<SeedRegion>? regions = null,
        IReadOnlyDictionary<string, string>? metadata = null
    )
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (!PictureHeader.TryRead(picture, out var header))
        {
            throw new ArgumentException("The bytes are neither PNG nor JPEG nor BMP nor GIF.", nameof(picture));
        }

        var (width, height) = StatedSize.Of(picture, header, _project.Account.Behavior.Images);
        return Add(new StoredBytes(picture), width, height, tagIds ?? [], [.. regions ?? []], metadata);
    }

    /// <summary>Deletes images from the workspace, as DeleteImages without <c>allIterations</c> does.</summary>
    /// <param name="imageIds">The images' ids.</param>
    public void DeleteFromWorkspace(params IReadOnlyCollection<Guid> imageIds)
    {
        ArgumentNullException.ThrowIfNull(imageIds);
        foreach (var id in imageIds)
        {
            _project.Workspace.Images.Remove(id);
        }

        _project.ReleaseBlobs(imageIds);
        _project.Touch();
    }

    private Guid Add(
        BlobContent content,
        int width,
        int height,
        IEnumerable<Guid> tagIds,
        IReadOnlyList<SeedRegion> regions,
        IReadOnlyDictionary<string, string>? metadata
    )
    {
        var now = _project.Account.Now;
        var image = new ImageRecord
        {
            Id = _project.Account.Ids.Next(),
            Created = now,
            Width = width,
            Height = height,
            Content = content,
            Tags =
            [
                .. tagIds.Concat(regions.Select(region => region.TagId)).Distinct().Select(id => new ImageTagRecord(KnownTag(id), now)),
            ],
            Regions =
            [
                .. regions.Select(region => new RegionRecord(
                    _project.Account.Ids.Next(),
                    region.TagId,
                    now,
                    new Box(region.Left, region.Top, region.Width, region.Height)
                )),
            ],
            Metadata = metadata is null ? [] : [.. metadata],
        };
        _project.Workspace.Images.Put(image);
        _project.StoreBlob(image);
        _project.Remember(image);
        _project.Touch();
        return image.Id;
    }

    private Guid KnownTag(Guid id) =>
        _project.Workspace.Tags.ContainsKey(id) ? id : throw new ArgumentException("The project has no tag of this id.", nameof(id));
}
