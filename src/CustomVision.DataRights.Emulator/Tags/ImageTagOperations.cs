using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Json;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Requests;

namespace CustomVision.DataRights.Emulator.Tags;

/// <summary>The operations that add tags to images and remove them.</summary>
internal static class ImageTagOperations
{
    private const string Root = "projects/{projectId}/images/tags";
    private const int MostTagsPerImage = 100;

    public static IEnumerable<Operation> All =>
        [new("CreateImageTags", "POST", Root, [200], CreateImageTags), new("DeleteImageTags", "DELETE", Root, [204], DeleteImageTags)];

    private static Answer CreateImageTags(OperationCall call)
    {
        var project = call.Project();
        var entries = call.ReadBody(RequestJsonContext.Default.ImageTagBatchBody).Tags ?? [];
        if (entries.Count == 0)
        {
            throw new ServiceFaultException("BadRequestImageTags", "No image tags provided");
        }

        if (entries.Count > 128)
        {
            throw new ServiceFaultException("BadRequestExceededBatchSize", "A batch is limited to 128 tags.");
        }

        var images = project.Workspace.Images;
        if (entries.Any(entry => !project.Workspace.Tags.ContainsKey(entry.TagId) || images.Find(entry.ImageId) is null))
        {
            throw new ServiceFaultException("BadRequestImageTags", "A tag id or an image id is unknown.");
        }

        var (created, duplicated, exceeded) = (new List<ImageTagBody>(), new List<ImageTagBody>(), new List<ImageTagBody>());
        foreach (var entry in entries)
        {
            var image = images.Find(entry.ImageId)!;
            if (image.HasTag(entry.TagId))
            {
                duplicated.Add(entry);
            }
            else if (image.Tags.Length >= MostTagsPerImage || (project.IsMulticlass && !image.Tags.IsEmpty))
            {
                exceeded.Add(entry);
            }
            else
            {
                RequireNoNegativeMix(project, image, entry.TagId);
                images.Put(ImageLabels.WithTag(image, entry.TagId, call.Account.Now));
                created.Add(entry);
            }
        }

        project.Touch();
        return Answer.Ok(json =>
        {
            json.WriteStartObject();
            json.WriteArray("created", created, Write);
            json.WriteArray("duplicated", duplicated, Write);
            json.WriteArray("exceeded", exceeded, Write);
            json.WriteEndObject();
        });
    }

    private static Answer DeleteImageTags(OperationCall call)
    {
        var project = call.Project();
        var imageIds = call.RequiredQueryIds("imageIds", 64);
        var tagIds = call.RequiredQueryIds("tagIds", 20);
        foreach (var image in imageIds.Select(project.Workspace.Images.Find).OfType<ImageRecord>())
        {
            project.Workspace.Images.Put(ImageLabels.WithoutTags(image, tagIds.ToHashSet()));
        }

        project.Touch();
        return Answer.NoContent;
    }

    private static void RequireNoNegativeMix(ProjectState project, ImageRecord image, Guid tagId)
    {
        bool IsNegative(Guid id) => project.Workspace.Tags[id].Type is TagRecord.Negative;
        if (!image.Tags.IsEmpty && (IsNegative(tagId) || image.Tags.Any(tag => IsNegative(tag.TagId))))
        {
            throw new ServiceFaultException("BadRequestNegativeAndRegularTagOnSameImage", "A negative tag stands alone on its image.");
        }
    }

    private static void Write(Utf8JsonWriter json, ImageTagBody entry)
    {
        json.WriteStartObject();
        json.WriteString("imageId", entry.ImageId);
        json.WriteString("tagId", entry.TagId);
        json.WriteEndObject();
    }
}
