using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Blobs;
using CustomVision.DataRights.Emulator.Json;

namespace CustomVision.DataRights.Emulator.Images;

internal static class ImageJson
{
    /// <summary>Writes an image in the form of a listing.</summary>
    public static void Write(Utf8JsonWriter json, ProjectState project, TrainingSet set, ImageRecord image) =>
        Write(json, project, image, id => set.Tags[id].Name);

    /// <summary>
    /// Writes an image in the form of an upload's response: the names of tags are null (recorded for tags; a guess for regions).
    /// </summary>
    public static void WriteUploaded(Utf8JsonWriter json, ProjectState project, ImageRecord image) =>
        Write(json, project, image, _ => null);

    private static void Write(Utf8JsonWriter json, ProjectState project, ImageRecord image, Func<Guid, string?> nameOf)
    {
        json.WriteStartObject();
        WriteIdentity(json, image);
        var original = Link(project, BlobPaths.Image(project.Id, image.Id));
        var separate = project.Account.Behavior.Images.SeparateResizedImages && Math.Max(image.Width, image.Height) > 1600;
        json.WriteString("resizedImageUri", separate ? Link(project, BlobPaths.Resized(project.Id, image.Id)) : original);
        json.WriteString("thumbnailUri", Link(project, BlobPaths.Thumbnail(project.Id, image.Id)));
        json.WriteString("originalImageUri", original);
        WriteLabels(json, image, nameOf);
        if (!image.Metadata.IsEmpty)
        {
            json.WriteMap("metadata", image.Metadata);
        }

        json.WriteEndObject();
    }

    public static void WriteIdentity(Utf8JsonWriter json, ImageRecord image)
    {
        json.WriteString("id", image.Id);
        json.WriteImageTime("created", image.Created);
        json.WriteNumber("width", image.Width);
        json.WriteNumber("height", image.Height);
    }

    /// <summary>Writes tags and regions; an empty list is omitted.</summary>
    public static void WriteLabels(Utf8JsonWriter json, TrainingSet set, ImageRecord image) =>
        WriteLabels(json, image, id => set.Tags[id].Name);

    private static void WriteLabels(Utf8JsonWriter json, ImageRecord image, Func<Guid, string?> nameOf)
    {
        if (!image.Tags.IsEmpty)
        {
            json.WriteArray(
                "tags",
                image.Tags,
                (writer, tag) =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("tagId", tag.TagId);
                    writer.WriteString("tagName", nameOf(tag.TagId));
                    writer.WriteImageTime("created", tag.Created);
                    writer.WriteEndObject();
                }
            );
        }

        if (!image.Regions.IsEmpty)
        {
            json.WriteArray(
                "regions",
                image.Regions,
                (writer, region) =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("regionId", region.Id);
                    writer.WriteString("tagName", nameOf(region.TagId));
                    writer.WriteImageTime("created", region.Created);
                    writer.WriteString("tagId", region.TagId);
                    writer.WriteBoxMembers(region.Box);
                    writer.WriteEndObject();
                }
            );
        }
    }

    /// <summary>Returns a signed link or, inside a virtual network, the path for GetArtifact.</summary>
    public static string Link(ProjectState project, string path) =>
        project.Account.Behavior.Resource.VirtualNetwork ? $"/{path}" : project.Account.Links.Link(path);
}
