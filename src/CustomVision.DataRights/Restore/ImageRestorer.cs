using System.Net;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Restore;

/// <summary>Uploads the images of a project, and completes the labels of images that already exist in the target.</summary>
internal sealed class ImageRestorer(
    IArchiveFiles files,
    TrainingClient client,
    RestoreJournal journal,
    Guid archivedId,
    Guid projectId,
    IReadOnlyDictionary<Guid, Guid> tags
)
{
    private readonly LabelCompletion _labels = new(client, projectId, tags);

    /// <summary>The images that the target rejected.</summary>
    public List<RefusedObject> Refused { get; } = [];

    /// <summary>Uploads one batch, and halves it if the target rejects it as too large.</summary>
    /// <returns>The number of restored images.</returns>
    public async Task<int> UploadAsync(IReadOnlyList<PlannedImage> batch, CancellationToken cancellationToken)
    {
        UploadSummary summary;
        try
        {
            summary = (
                await client
                    .CreateImagesAsync(projectId, [.. batch.Select(UploadOf)], batch[0].Metadata, cancellationToken)
                    .ConfigureAwait(false)
            ).Value;
        }
        catch (TrainingApiException error) when (batch.Count > 1 && IsTooLarge(error))
        {
            var half = batch.Count / 2;
            return await UploadAsync([.. batch.Take(half)], cancellationToken).ConfigureAwait(false)
                + await UploadAsync([.. batch.Skip(half)], cancellationToken).ConfigureAwait(false);
        }
        catch (TrainingApiException error)
            when (error.Code is "BadRequestImageMetadataKey" or "BadRequestImageMetadataValue" || (batch.Count == 1 && IsTooLarge(error)))
        {
            // The error applies to every image of the batch: either the images share the rejected metadata, or there is only one image.
            foreach (var image in batch)
            {
                Refuse(
                    image,
                    error.Code ?? "RequestEntityTooLarge",
                    "The target refused the upload: its metadata, or its size, exceeds the target's limits."
                );
            }

            return 0;
        }

        return await ConfirmAsync(batch, summary, cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> ConfirmAsync(IReadOnlyList<PlannedImage> batch, UploadSummary summary, CancellationToken cancellationToken)
    {
        // Results are returned in no particular order, and are matched by the name that was sent.
        var results = new Dictionary<string, UploadResult>(StringComparer.OrdinalIgnoreCase);
        foreach (var result in summary.Images)
        {
            results.TryAdd(result.SourceUrl?.Trim('"') ?? "", result);
        }

        var accepted = new List<LabelledImage>();
        foreach (var image in batch)
        {
            var result = results.GetValueOrDefault(NameOf(image));
            if (result is { Status: UploadResult.Ok or UploadResult.Duplicate, Image: { } created })
            {
                accepted.Add(new LabelledImage(image, created, IsStated: result.Status == UploadResult.Ok, result.Status));
            }
            else
            {
                var status = result?.Status ?? "Unanswered";
                Refuse(image, status, Explain(status));
            }
        }

        await _labels.CompleteAsync(accepted, cancellationToken).ConfigureAwait(false);
        foreach (var image in accepted)
        {
            if (_labels.MissingOf(image) is { } missing)
            {
                Refuse(image.Planned, "LabelsMissing", $"The image exists, but the target did not accept all of its labels: {missing}.");
                continue;
            }

            journal.Append(
                new RestoreRecord
                {
                    Kind = RestoreJournal.Image,
                    Project = archivedId,
                    Old = image.Planned.Id,
                    New = image.Created.Id,
                    Text = image.Status,
                    Sha256 = image.Planned.Sha256.ToString(),
                    Regions = _labels.RegionIds(image),
                    Equal = image.Planned.EqualIds.Count == 0 ? null : image.Planned.EqualIds,
                }
            );
        }

        return accepted.Count;
    }

    private Upload UploadOf(PlannedImage image)
    {
        var sent = UploadBatches.TagsOf(image).ToHashSet();
        var regions = image.Regions.Where(region => sent.Contains(region.TagId)).ToList();
        var alone = sent.Where(tag => !regions.Exists(region => region.TagId == tag));
        return new Upload(
            NameOf(image),
            token => ReadAsync(image, token),
            [.. alone.Select(tag => tags[tag])],
            [.. regions.Select(region => region.In(tags))]
        );
    }

    /// <exception cref="ArchiveFormatException">The file has changed since the archive was verified.</exception>
    private async Task<byte[]> ReadAsync(PlannedImage image, CancellationToken cancellationToken)
    {
        var bytes = new byte[image.Length];
        var length = 0L;
        if (await files.OpenAsync(image.File, cancellationToken).ConfigureAwait(false) is { } stream)
        {
            await using var closing = stream.ConfigureAwait(false);
            length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        }

        return length == image.Length && Sha256Digest.Compute(bytes) == image.Sha256
            ? bytes
            : throw new ArchiveFormatException(
                $"The file of image {image.Id} has changed since the archive was verified. Verify the archive."
            );
    }

    private void Refuse(PlannedImage image, string status, string reason)
    {
        foreach (var id in (IEnumerable<Guid>)[image.Id, .. image.EqualIds])
        {
            Refused.Add(
                new RefusedObject
                {
                    ProjectId = archivedId,
                    Id = id,
                    Status = status,
                    Reason = reason,
                }
            );
        }
    }

    private static string NameOf(PlannedImage image) => image.Id.ToString("D");

    private static bool IsTooLarge(TrainingApiException error) =>
        error.Status == HttpStatusCode.RequestEntityTooLarge
        || error.Code is "BadRequestExceededBatchSize" or "BadRequestImageSizeBytes" or "BadRequestImageBatch";

    // Explains the values of ImageCreateStatus.
    private static string Explain(string status) =>
        status switch
        {
            "ErrorSource" => "The target could not read the picture's source.",
            "ErrorImageFormat" => "The target does not accept the picture's format (JPEG, PNG, BMP and GIF are accepted).",
            "ErrorImageSize" => "The picture's bytes, side or aspect exceed the target's limits (6 MB, 10,240 pixels, 25:1).",
            "ErrorImageDimensions" => "The picture's side or aspect exceeds the target's limits (10,240 pixels, 25:1).",
            "ErrorStorage" => "The target could not store the picture. Run the restore again.",
            "ErrorLimitExceed" => "The project has as many images as the target's tier allows.",
            "ErrorTagLimitExceed" => "The image has more tags than the target allows.",
            "ErrorRegionLimitExceed" => "The image has more regions than the target allows (300), or one outside its picture.",
            "ErrorNegativeAndRegularTagOnSameImage" => "The image has a negative tag beside another one.",
            "ErrorInvalidTag" => "The target does not know a tag of the image.",
            "Unanswered" => "The target's answer did not state the result for the image. Run the restore again.",
            _ => "The target gave no reason. Run the restore again.",
        };
}
