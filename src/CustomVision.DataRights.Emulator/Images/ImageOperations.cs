using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Json;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Images;

internal static partial class ImageOperations
{
    private const string Root = "projects/{projectId}/images";

    public static IEnumerable<Operation> All =>
        [
            new("GetImages", "GET", Root, [200], call => List(call, StatusOf(call))),
            new("GetImageCount", "GET", $"{Root}/count", [200], call => Count(call, StatusOf(call))),
            new("GetTaggedImages", "GET", $"{Root}/tagged", [200], call => List(call, TaggingStatus.Tagged)),
            new("GetTaggedImageCount", "GET", $"{Root}/tagged/count", [200], call => Count(call, TaggingStatus.Tagged)),
            new("GetUntaggedImages", "GET", $"{Root}/untagged", [200], call => List(call, TaggingStatus.Untagged)),
            new("GetUntaggedImageCount", "GET", $"{Root}/untagged/count", [200], call => Count(call, TaggingStatus.Untagged)),
            new("GetImagesByIds", "GET", $"{Root}/id", [200], GetImagesByIds),
            new("DeleteImages", "DELETE", Root, [202, 204], DeleteImages),
            new("UpdateImageMetadata", "POST", $"{Root}/metadata", [200, 207], UpdateImageMetadata),
            new("CreateImagesFromData", "POST", Root, [200, 207], CreateImagesFromData) { Prepare = UploadReader.ReadFormAsync },
            new("CreateImagesFromFiles", "POST", $"{Root}/files", [200, 207], CreateImagesFromFiles),
            new("CreateImagesFromUrls", "POST", $"{Root}/urls", [200, 207], CreateImagesFromUrls)
            {
                Prepare = UploadReader.FetchBatchAsync,
            },
            new("CreateImagesFromPredictions", "POST", $"{Root}/predictions", [200, 207], CreateImagesFromPredictions),
        ];

    private static Answer List(OperationCall call, TaggingStatus status)
    {
        var project = call.Project();
        var set = call.TrainingSet(project);
        var query = QueryOf(call, status);
        var (skip, take) = call.Range();
        var images = set.Images.Range(query, OrderOf(call), skip, take);
        return Answer.Ok(json => json.WriteArray(images, (writer, image) => ImageJson.Write(writer, project, set, image)));
    }

    private static Answer Count(OperationCall call, TaggingStatus status)
    {
        var count = call.TrainingSet(call.Project()).Images.Count(QueryOf(call, status));
        return Answer.Ok(json => json.WriteNumberValue(count));
    }

    /// <summary>Returns the oldest first, regardless of the order in the request (NOTES 3.3).</summary>
    private static Answer GetImagesByIds(OperationCall call)
    {
        var project = call.Project();
        var set = call.TrainingSet(project);
        var ids = call.QueryIds("imageIds", 256);
        if (call.Behavior.Listing.UnknownImageIds != UnknownIdAnswer.NoContent && ids.Any(id => set.Images.Find(id) is null))
        {
            throw call.Behavior.Listing.UnknownImageIds == UnknownIdAnswer.NotFound
                ? new ServiceFaultException("NotFoundImage", "An image does not exist.")
                : new ServiceFaultException("BadRequestInvalidIds", "An image does not exist.");
        }

        var images = new MemoryImageSet(ids.Select(set.Images.Find).OfType<ImageRecord>()).Range(
            ImageQuery.Everything,
            ImageOrder.Oldest,
            0,
            ids.Count
        );
        return Answer.Ok(json => json.WriteArray(images, (writer, image) => ImageJson.Write(writer, project, set, image)));
    }

    private static TaggingStatus StatusOf(OperationCall call) =>
        Enum.Parse<TaggingStatus>(call.QueryWord("taggingStatus", "All", "Tagged", "Untagged") ?? "All");

    private static ImageOrder OrderOf(OperationCall call) =>
        Enum.Parse<ImageOrder>(call.QueryWord("orderBy", "Newest", "Oldest") ?? "Newest");

    private static ImageQuery QueryOf(OperationCall call, TaggingStatus status) =>
        new()
        {
            Status = status,
            TagIds = call.QueryIds("tagIds", 20),
            Condition = MetadataCondition(call),
        };
}
