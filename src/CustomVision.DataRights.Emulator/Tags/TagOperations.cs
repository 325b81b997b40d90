using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Json;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Requests;
using CustomVision.DataRights.Emulator.Wire;

namespace CustomVision.DataRights.Emulator.Tags;

internal static class TagOperations
{
    private const string Root = "projects/{projectId}/tags";

    public static IEnumerable<Operation> All =>
        [
            new("GetTags", "GET", Root, [200], GetTags),
            new("CreateTag", "POST", Root, [200], CreateTag),
            new("GetTag", "GET", $"{Root}/{{tagId}}", [200], GetTag),
            new("DeleteTag", "DELETE", $"{Root}/{{tagId}}", [204], DeleteTag),
            new("UpdateTag", "PATCH", $"{Root}/{{tagId}}", [200], UpdateTag),
        ];

    /// <summary>Returns the tags in SQL Server's order of their ids, as recorded.</summary>
    private static Answer GetTags(OperationCall call)
    {
        var set = call.TrainingSet(call.Project());
        var counts = set.Images.CountByTag();
        return Answer.Ok(json =>
            json.WriteArray(
                set.Tags.Values.OrderBy(tag => tag.Id, SqlGuidComparer.Instance),
                (writer, tag) => Write(writer, tag, counts.GetValueOrDefault(tag.Id))
            )
        );
    }

    private static Answer GetTag(OperationCall call)
    {
        var set = call.TrainingSet(call.Project());
        return set.Tags.TryGetValue(call.PathId("tagId"), out var tag)
            ? Tag(set, tag)
            : throw new ServiceFaultException("NotFoundTag", "Tag not found");
    }

    private static Answer CreateTag(OperationCall call)
    {
        var project = call.Project();
        var name = call.RequiredQuery("name");
        var type = call.QueryWord("type", TagRecord.Regular, TagRecord.Negative, TagRecord.GeneralProduct) ?? TagRecord.Regular;
        RequireName(project, name, except: null);
        RequireType(project, type, except: null);
        if (project.Workspace.Tags.Count >= call.Behavior.Resource.MaxTagsPerProject)
        {
            throw new ServiceFaultException("BadRequestExceedTagPerProjectLimit", "The project has as many tags as its tier allows.");
        }

        var tag = new TagRecord(call.Account.Ids.Next(), name, call.Query("description"), type);
        project.Workspace.Tags.Add(tag.Id, tag);
        project.Touch();
        return Tag(project.Workspace, tag);
    }

    private static Answer UpdateTag(OperationCall call)
    {
        var project = call.Project();
        var tag = project.Tag(call.PathId("tagId"));
        var update = call.ReadBody(RequestJsonContext.Default.TagBody);
        if (update.Name is not null)
        {
            RequireName(project, update.Name, tag.Id);
        }

        var type = TypeOf(update.Type) ?? tag.Type;
        RequireType(project, type, tag.Id);
        var changed = tag with { Name = update.Name ?? tag.Name, Description = update.Description ?? tag.Description, Type = type };
        project.Workspace.Tags[tag.Id] = changed;
        project.Touch();
        return Tag(project.Workspace, changed);
    }

    /// <summary>Deletes a tag from the workspace. Its images remain, possibly untagged, and iterations keep the tag.</summary>
    private static Answer DeleteTag(OperationCall call)
    {
        var project = call.Project();
        var id = call.PathId("tagId");
        if (!project.Workspace.Tags.ContainsKey(id))
        {
            return call.DeletedAlready("NotFoundTag", "Tag not found");
        }

        var images = project.Workspace.Images;
        foreach (var image in images.Range(new ImageQuery { TagIds = [id] }, ImageOrder.Oldest, 0, int.MaxValue))
        {
            images.Put(ImageLabels.WithoutTags(image, [id]));
        }

        project.Workspace.Tags.Remove(id);
        project.Touch();
        return Answer.NoContent;
    }

    private static Answer Tag(TrainingSet set, TagRecord tag)
    {
        var count = set.Images.Count(new ImageQuery { TagIds = [tag.Id] });
        return Answer.Ok(json => Write(json, tag, count));
    }

    private static void Write(Utf8JsonWriter json, TagRecord tag, int imageCount)
    {
        json.WriteStartObject();
        json.WriteString("id", tag.Id);
        json.WriteString("name", tag.Name);
        json.WriteString("description", tag.Description);
        json.WriteString("type", tag.Type);
        json.WriteNumber("imageCount", imageCount);
        json.WriteEndObject();
    }

    private static string? TypeOf(string? type) =>
        type?.ToUpperInvariant() switch
        {
            null => null,
            "REGULAR" => TagRecord.Regular,
            "NEGATIVE" => TagRecord.Negative,
            "GENERALPRODUCT" => TagRecord.GeneralProduct,
            _ => throw new ServiceFaultException("BadRequestTagType", "The tag type is unknown."),
        };

    private static void RequireName(ProjectState project, string name, Guid? except)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ServiceFaultException("BadRequestTagName", "The tag's name is missing.");
        }

        if (project.Workspace.Tags.Values.Any(tag => tag.Id != except && string.Equals(tag.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ServiceFaultException("BadRequestTagNameNotUnique", "Name not unique");
        }
    }

    private static void RequireType(ProjectState project, string type, Guid? except)
    {
        if (
            type is not TagRecord.Regular
            && project.Workspace.Tags.Values.Any(tag => tag.Id != except && string.Equals(tag.Type, type, StringComparison.Ordinal))
        )
        {
            throw new ServiceFaultException(
                type is TagRecord.Negative ? "BadRequestMultipleNegativeTag" : "BadRequestMultipleGeneralProductTag",
                "The project has a tag of this type already."
            );
        }
    }
}
