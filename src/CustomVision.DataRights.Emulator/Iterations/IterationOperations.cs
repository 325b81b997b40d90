using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Json;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Requests;

namespace CustomVision.DataRights.Emulator.Iterations;

internal static partial class IterationOperations
{
    private const string Root = "projects/{projectId}/iterations";
    private const string One = $"{Root}/{{iterationId}}";

    public static IEnumerable<Operation> All =>
        [
            new("GetIterations", "GET", Root, [200], GetIterations),
            new("GetIteration", "GET", One, [200], GetIteration),
            new("DeleteIteration", "DELETE", One, [204], DeleteIteration),
            new("UpdateIteration", "PATCH", One, [200], UpdateIteration),
            new("PublishIteration", "POST", $"{One}/publish", [200], PublishIteration),
            new("UnpublishIteration", "DELETE", $"{One}/publish", [204], UnpublishIteration),
        ];

    private static Answer GetIterations(OperationCall call)
    {
        var project = call.Project();
        return Answer.Ok(json =>
            json.WriteArray(
                call.Behavior.Listing.Iterations == ListOrder.Newest ? project.Iterations.AsEnumerable().Reverse() : project.Iterations,
                (writer, iteration) => IterationJson.Write(writer, project, iteration, call.Version)
            )
        );
    }

    private static Answer GetIteration(OperationCall call)
    {
        var project = call.Project();
        var iteration = call.Iteration();
        return Answer.Ok(json => IterationJson.Write(json, project, iteration, call.Version));
    }

    private static Answer DeleteIteration(OperationCall call)
    {
        var project = call.Project();
        var id = call.PathId("iterationId");
        if (id == project.Workspace.Id)
        {
            throw new ServiceFaultException("BadRequestWorkspaceNotDeletable", "The workspace cannot be deleted.");
        }

        if (project.FindIteration(id) is not { } iteration)
        {
            return call.DeletedAlready("NotFoundIteration", "Invalid iteration");
        }

        if (iteration.IsPublished && !call.Behavior.Deletion.AllowPublishedIterations)
        {
            throw new ServiceFaultException("BadRequestIterationIsPublished", "The iteration is published. Unpublish it first.");
        }

        project.Remove(iteration);
        return Answer.NoContent;
    }

    private static Answer UpdateIteration(OperationCall call)
    {
        var project = call.Project();
        if (call.PathId("iterationId") == project.Workspace.Id)
        {
            throw new ServiceFaultException("BadRequestWorkspaceCannotBeModified", "The workspace cannot be renamed.");
        }

        var iteration = call.Iteration();
        var name = call.ReadBody(RequestJsonContext.Default.IterationBody).Name;
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ServiceFaultException("BadRequestIterationName", "The iteration's name is missing.");
        }

        if (project.Iterations.Exists(other => other != iteration && string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ServiceFaultException("BadRequestIterationNameNotUnique", "Name not unique");
        }

        iteration.Name = name;
        iteration.LastModified = call.Account.Now;
        return Answer.Ok(json => IterationJson.Write(json, project, iteration, call.Version));
    }

    private static Answer PublishIteration(OperationCall call)
    {
        var project = call.Project();
        var iteration = call.Iteration();
        var name = call.RequiredQuery("publishName");
        var resource = call.RequiredQuery("predictionId");
        if (!iteration.IsTrained)
        {
            throw new ServiceFaultException("BadRequestIterationIsNotTrained", "The iteration is not trained.");
        }

        if (iteration.IsPublished)
        {
            // overwrite does not help here: it concerns the name (NOTES 5.2).
            throw new ServiceFaultException(
                "BadRequestIterationIsPublished",
                $"Iteration is already published as: {iteration.PublishName}"
            );
        }

        if (!resource.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase))
        {
            throw new ServiceFaultException("BadRequestInvalidPublishTarget", "The predictionId is not the id of a prediction resource.");
        }

        if (project.Iterations.Find(other => string.Equals(other.PublishName, name, StringComparison.OrdinalIgnoreCase)) is { } taken)
        {
            if (!call.QueryFlag("overwrite"))
            {
                throw new ServiceFaultException("BadRequestInvalidPublishName", "The publish name is taken.");
            }

            (taken.PublishName, taken.PublishResourceId) = (null, null);
        }

        (iteration.PublishName, iteration.PublishResourceId) = (name, resource);
        iteration.LastModified = call.Account.Now;
        return Answer.Ok(json => json.WriteBooleanValue(true));
    }

    private static Answer UnpublishIteration(OperationCall call)
    {
        var iteration = call.Iteration();
        if (!iteration.IsPublished)
        {
            throw new ServiceFaultException("BadRequestIterationNotPublished", "The iteration is not published.");
        }

        (iteration.PublishName, iteration.PublishResourceId) = (null, null);
        iteration.LastModified = call.Account.Now;
        return Answer.NoContent;
    }
}
