using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Blobs;
using CustomVision.DataRights.Emulator.Later;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Requests;

namespace CustomVision.DataRights.Emulator.Projects;

/// <summary>Export to and import from another account, by a token and with new ids (NOTES 3.7).</summary>
internal static partial class ProjectOperations
{
    private static Answer ExportProject(OperationCall call)
    {
        var project = call.Project();
        if (project.IsTraining)
        {
            throw new ServiceFaultException("BadRequestExportWhileTraining", "The project is being trained.");
        }

        var path = BlobPaths.ProjectExport(project.Id);
        call.Account.Blobs.Put(
            path,
            new StoredBytes(JsonSerializer.SerializeToUtf8Bytes(project.Id.ToString(), RequestJsonContext.Default.String))
        );
        var token = call.Account.Links.Link(path);
        call.Account.ExportTokens[token] = project.Id;

        List<TrainingSet> sets = [.. project.Iterations.Select(iteration => iteration.Frozen), project.Workspace];
        var images = sets.SelectMany(set => set.Images.Ids).ToHashSet();
        var regions = sets.SelectMany(set => set.Images.Range(ImageQuery.Everything, ImageOrder.Oldest, 0, int.MaxValue))
            .Sum(image => image.Regions.Length);
        return Answer.Ok(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("iterationCount", sets.Count);
            json.WriteNumber("imageCount", images.Count);
            json.WriteNumber("tagCount", sets.Sum(set => set.Tags.Count));
            json.WriteNumber("regionCount", regions);
            json.WriteNumber("estimatedImportTimeInMS", 1000 + (images.Count * 100));
            json.WriteString("token", token);
            json.WriteEndObject();
        });
    }

    private static Answer ImportProject(OperationCall call)
    {
        var token = call.RequiredQuery("token");
        if (
            !call.Account.ExportTokens.TryGetValue(token, out var sourceId)
            || call.Account.FindProject(sourceId) is not { } source
            || !call.Account.Links.IsValid(token)
        )
        {
            throw new ServiceFaultException(
                "BadRequestInvalidImportToken",
                "The token is not one of a project's export, or it has expired."
            );
        }

        if (call.Account.Projects.Count >= call.Behavior.Resource.MaxProjects)
        {
            throw new ServiceFaultException("BadRequestExceedProjectLimit", "The account has as many projects as its tier allows.");
        }

        var name = ProjectNames.Free(call.Account, call.Query("name") ?? source.Name);
        var project = ProjectCopy.Create(source, name);
        var fails = call.Behavior.Training.ImportFails;
        call.Account.Later.After(call.Behavior.Training.ImportDuration, new ImportCompletion(project.Id, fails));
        return Answer.Ok(json => ProjectJson.Write(json, project, call.Version));
    }
}
