using System.Collections.Immutable;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Blobs;
using CustomVision.DataRights.Emulator.Pictures;

namespace CustomVision.DataRights.Emulator.Images;

/// <summary>Turns uploads into images of the workspace, within the limits in NOTES 6.2.</summary>
internal sealed class ImageUploader(ProjectState project, ImmutableArray<KeyValuePair<string, string>> metadata)
{
    private const int LargestFile = 6 * 1024 * 1024;
    private const int LongestSide = 10_240;
    private const int LargestAspect = 25;
    private const int MostTags = 100;
    private const int MostRegions = 300;

    private readonly AccountState _account = project.Account;

    public UploadResult Add(Upload upload)
    {
        if (upload.Bytes is not { } bytes)
        {
            return new UploadResult(upload.Source, "ErrorSource", null);
        }

        if (!PictureHeader.TryRead(bytes, out var picture))
        {
            return new UploadResult(upload.Source, "ErrorImageFormat", null);
        }

        var behavior = _account.Behavior;
        var (width, height) = StatedSize.Of(bytes, picture, behavior.Images);
        if (behavior.Images.EnforceSizes && !IsAcceptable(bytes.Length, width, height))
        {
            return new UploadResult(upload.Source, "ErrorImageSize", null);
        }

        var content = new StoredBytes(bytes);
        var same = project.FindSame(content.Digest) is { } known ? project.Workspace.Images.Find(known) : null;
        if (same is not null && behavior.Images.DuplicateLabels is DuplicateLabels.Dropped)
        {
            return new UploadResult(upload.Source, UploadResult.Duplicate, same);
        }

        var tagIds = upload.TagIds.Concat(upload.Regions.Select(region => region.TagId)).Distinct().ToList();
        if (Refusal(same, tagIds, upload.Regions) is { } status)
        {
            return new UploadResult(upload.Source, status, null);
        }

        if (same is not null)
        {
            return new UploadResult(upload.Source, UploadResult.Duplicate, DuplicateMerger.Merge(project, same, tagIds, upload.Regions));
        }

        var image = Record(content, width, height, tagIds, upload.Regions);
        project.Workspace.Images.Put(image);
        project.StoreBlob(image);
        project.Touch();
        project.Remember(image);
        return new UploadResult(upload.Source, UploadResult.Ok, image);
    }

    private string? Refusal(ImageRecord? same, List<Guid> tagIds, IReadOnlyList<UploadRegion> regions)
    {
        if (tagIds.Exists(id => !project.Workspace.Tags.ContainsKey(id)))
        {
            return "ErrorUnknown";
        }

        return tagIds.Count > MostTags ? "ErrorTagLimitExceed"
            : regions.Count > MostRegions || regions.Any(region => !region.Box.IsValid) ? "ErrorRegionLimitExceed"
            : HasNegativeBesideRegular([.. tagIds.Union(same?.Tags.Select(tag => tag.TagId) ?? [])])
                ? "ErrorNegativeAndRegularTagOnSameImage"
            : same is null && project.Workspace.Images.Count(ImageQuery.Everything) >= _account.Behavior.Resource.MaxImagesPerProject
                ? "ErrorLimitExceed"
            : null;
    }

    private bool HasNegativeBesideRegular(List<Guid> tagIds) =>
        tagIds.Count > 1 && tagIds.Exists(id => project.Workspace.Tags[id].Type is TagRecord.Negative);

    private ImageRecord Record(BlobContent content, int width, int height, IEnumerable<Guid> tagIds, IEnumerable<UploadRegion> regions)
    {
        var now = _account.Now;
        return new ImageRecord
        {
            Id = _account.Ids.Next(),
            Created = now,
            Width = width,
            Height = height,
            Content = content,
            Tags = [.. tagIds.Select(id => new ImageTagRecord(id, now))],
            Regions = [.. regions.Select(region => new RegionRecord(_account.Ids.Next(), region.TagId, now, region.Box))],
            Metadata = metadata,
        };
    }

    private static bool IsAcceptable(int bytes, int width, int height) =>
        bytes <= LargestFile
        && Math.Max(width, height) <= LongestSide
        && Math.Max(width, height) <= LargestAspect * Math.Min(width, height);
}
