using System.Globalization;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Json;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Requests;

namespace CustomVision.DataRights.Emulator.Images;

/// <summary>The four kinds of upload.</summary>
internal static partial class ImageOperations
{
    private const int MostUploads = 64;
    private const int MostBatchTags = 20;

    private static Answer CreateImagesFromData(OperationCall call)
    {
        var tagIds = call.QueryIds("tagIds", MostBatchTags);
        return Create(call, tagIds, null, [.. call.Files.Select(file => new Upload(file.Source, file.Bytes, tagIds, []))]);
    }

    private static Answer CreateImagesFromFiles(OperationCall call)
    {
        var batch = call.ReadBody(RequestJsonContext.Default.ImageBatchBody);
        return Create(call, batch, (entry, _) => (entry.Name ?? "", entry.Contents ?? []));
    }

    private static Answer CreateImagesFromUrls(OperationCall call)
    {
        var batch = call.ReadBody(RequestJsonContext.Default.ImageBatchBody);
        return Create(call, batch, (entry, index) => (entry.Url ?? "", call.Files[index].Bytes));
    }

    private static Answer CreateImagesFromPredictions(OperationCall call)
    {
        var batch = call.ReadBody(RequestJsonContext.Default.ImageBatchBody);
        var predictions = call.Project().Predictions;
        return Create(
            call,
            batch,
            (entry, _) => (entry.Id?.ToString() ?? "", predictions.GetValueOrDefault(entry.Id ?? Guid.Empty)?.Content.ToArray())
        );
    }

    private static Answer Create(
        OperationCall call,
        ImageBatchBody batch,
        Func<ImageEntryBody, int, (string Source, byte[]? Bytes)> bytesOf
    )
    {
        var common = batch.TagIds ?? [];
        var uploads = (batch.Images ?? [])
            .Select(
                (entry, index) =>
                {
                    var (source, bytes) = bytesOf(entry, index);
                    var regions = (entry.Regions ?? []).Select(region => new UploadRegion(region.TagId, region.ToBox()));

                    // An entry's own tags replace those of the batch.
                    return new Upload(source, bytes, entry.TagIds is { Count: > 0 } own ? own : common, [.. regions]);
                }
            )
            .ToList();
        return Create(call, [.. common, .. (batch.Images ?? []).SelectMany(entry => entry.TagIds ?? [])], batch.Metadata, uploads);
    }

    private static Answer Create(OperationCall call, IReadOnlyList<Guid> tagIds, Dictionary<string, string>? metadata, List<Upload> uploads)
    {
        var project = call.Project();
        if (uploads.Count == 0)
        {
            throw new ServiceFaultException("BadRequestImageBatch", "No valid image files");
        }

        if (uploads.Count > MostUploads || tagIds.Distinct().Count() > MostBatchTags)
        {
            throw new ServiceFaultException(
                "BadRequestExceededBatchSize",
                string.Create(CultureInfo.InvariantCulture, $"A batch is limited to {MostUploads} images and {MostBatchTags} tags.")
            );
        }

        var bytes = Math.Max(call.Body.Length, uploads.Sum(upload => upload.Bytes?.LongLength ?? 0));
        if (bytes > call.Behavior.Images.MaxBatchBytes)
        {
            throw new ServiceFaultException(
                "BadRequestExceededBatchSize",
                string.Create(CultureInfo.InvariantCulture, $"A batch is limited to {call.Behavior.Images.MaxBatchBytes} bytes.")
            );
        }

        if (tagIds.Any(id => !project.Workspace.Tags.ContainsKey(id)))
        {
            throw new ServiceFaultException("BadRequestImageTags", "A tag id is unknown.");
        }

        if (!project.IsDetection && uploads.Any(upload => upload.Regions.Count > 0))
        {
            throw new ServiceFaultException("BadRequestImageRegions", "A classification project has no regions.");
        }

        MetadataLimits.Check(call.Behavior.Images, metadata);
        var intake = new ImageUploader(project, metadata is null ? [] : [.. metadata]);
        var refusals = call.Http.Features.Get<IUploadFeature>();
        var results = uploads
            .Select(
                (upload, index) =>
                    refusals?.StatusOf(index) is { } status ? new UploadResult(upload.Source, status, null) : intake.Add(upload)
            )
            .ToList();

        // A duplicate makes a batch unsuccessful (as reported in Azure-Samples/cognitive-services-python-sdk-samples#98).
        var isSuccessful = results.TrueForAll(result => result.Status is UploadResult.Ok);
        return Answer.Of(
            isSuccessful ? 200 : 207,
            json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("isBatchSuccessful", isSuccessful);

                // Like the service, not in the order of the request (NOTES 3.5).
                json.WriteArray(
                    "images",
                    results.AsEnumerable().Reverse(),
                    (writer, result) =>
                    {
                        writer.WriteStartObject();
                        writer.WriteString("sourceUrl", result.Source);
                        writer.WriteString("status", result.Status);
                        writer.WritePropertyName("image");
                        if (result.Image is { } image)
                        {
                            ImageJson.WriteUploaded(writer, project, image);
                        }
                        else
                        {
                            writer.WriteNullValue();
                        }

                        writer.WriteEndObject();
                    }
                );
                json.WriteEndObject();
            }
        );
    }
}
