using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Json;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Projects;

internal static partial class ProjectOperations
{
    public static IEnumerable<Operation> All =>
        [
            new("GetProjects", "GET", "projects", [200], GetProjects),
            new("CreateProject", "POST", "projects", [200], CreateProject),
            new("GetProject", "GET", "projects/{projectId}", [200], GetProject),
            new("DeleteProject", "DELETE", "projects/{projectId}", [204], DeleteProject),
            new("UpdateProject", "PATCH", "projects/{projectId}", [200], UpdateProject),
            new("ExportProject", "GET", "projects/{projectId}/export", [200], ExportProject),
            new("ImportProject", "POST", "projects/import", [200], ImportProject),
        ];

    private static Answer GetProjects(OperationCall call)
    {
        var projects = call.Account.Projects;
        return Answer.Ok(json =>
            json.WriteArray(
                call.Behavior.Listing.Projects == Behavior.ListOrder.Newest ? projects.Reverse() : projects,
                (writer, project) => ProjectJson.Write(writer, project, call.Version)
            )
        );
    }

    private static Answer GetProject(OperationCall call)
    {
        var project = call.Project();
        return Answer.Ok(json => ProjectJson.Write(json, project, call.Version));
    }

    private static Answer DeleteProject(OperationCall call)
    {
        if (call.Account.FindProject(call.PathId("projectId")) is not { } project)
        {
            return call.DeletedAlready("NotFoundProject", "Project not found");
        }

        if (project.Iterations.Exists(iteration => iteration.IsPublished))
        {
            throw new ServiceFaultException("BadRequestIterationIsPublished", "The project has a published iteration. Unpublish it first.");
        }

        if (!call.Behavior.Deletion.AllowBusyProjects && (project.IsTraining || project.Status is ProjectState.Importing))
        {
            throw new ServiceFaultException("BadRequestTrainingAlreadyInProgress", "The project is busy.");
        }

        call.Account.Remove(project);
        return Answer.NoContent;
    }
}
