using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Iterations;
using CustomVision.DataRights.Emulator.Later;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Requests;

namespace CustomVision.DataRights.Emulator.Training;

internal static class TrainingOperations
{
    private const int MostIterations = 20;

    public static IEnumerable<Operation> All => [new("TrainProject", "POST", "projects/{projectId}/train", [200], TrainProject)];

    private static Answer TrainProject(OperationCall call)
    {
        var project = call.Project();
        var type = call.QueryWord("trainingType", "Regular", "Advanced") ?? "Regular";
        var budget = call.QueryNumber("reservedBudgetInHours", 0);
        var email = call.Query("notificationEmailAddress");
        var parameters = call.Body.IsEmpty ? null : call.ReadBody(RequestJsonContext.Default.TrainingParametersBody);
        var selected = parameters?.SelectedTags ?? [];
        if (email is not null && !email.Contains('@', StringComparison.Ordinal))
        {
            throw new ServiceFaultException("BadRequestInvalidEmailAddress", "The notification e-mail address is not one.");
        }

        if (type is "Advanced" && budget < 1)
        {
            throw new ServiceFaultException(
                "BadRequestReservedBudgetInHoursNotEnoughForAdvancedTraining",
                "Advanced training needs a reserved budget of at least an hour."
            );
        }

        Check(call, project, selected);
        var iteration = Trainer.Queue(
            project,
            new TrainingRequest
            {
                TrainingType = type,
                ReservedBudgetInHours = budget,
                SelectedTags = selected,
                BaseModel = parameters?.CustomBaseModelInfo is { } info ? BaseModel(call.Account, info) : null,
            }
        );
        var (fails, duration) = (call.Behavior.Training.Fails, call.Behavior.Training.Duration);
        call.Account.Later.After(duration, new TrainingCompletion(project.Id, iteration.Id, fails, duration));
        return Answer.Ok(json => IterationJson.Write(json, project, iteration, call.Version));
    }

    private static void Check(OperationCall call, ProjectState project, IReadOnlyList<Guid> selected)
    {
        if (project.IsTraining)
        {
            throw new ServiceFaultException("BadRequestTrainingAlreadyInProgress", "The project is being trained.");
        }

        if (project.Iterations.Count >= MostIterations)
        {
            throw new ServiceFaultException("BadRequestExceedIterationPerProjectLimit", "The project has 20 iterations. Delete one first.");
        }

        if (!project.ChangedSinceTraining && !call.QueryFlag("forceTrain"))
        {
            throw new ServiceFaultException("BadRequestTrainingNotNeeded", "Nothing changed since last training");
        }

        if (selected.Any(id => !project.Workspace.Tags.ContainsKey(id)))
        {
            throw new ServiceFaultException("BadRequestInvalidIds", "A selected tag is unknown.");
        }

        if (call.Behavior.Training.EnforceMinimums)
        {
            CheckMinimums(project, selected);
        }
    }

    private static void CheckMinimums(ProjectState project, IReadOnlyList<Guid> selected)
    {
        var tags = project
            .Workspace.Tags.Values.Where(tag => tag.Type is not TagRecord.Negative && (selected.Count == 0 || selected.Contains(tag.Id)))
            .ToList();
        if (project.IsDetection && project.Workspace.Tags.Values.Any(tag => tag.Type is TagRecord.Negative))
        {
            throw new ServiceFaultException("BadRequestDetectionTrainingNotAllowNegativeTag", "Detection knows no negative tag.");
        }

        var counts = project.Workspace.Images.CountByTag();
        var (leastTags, leastImages, code) = project switch
        {
            { IsDetection: true } => (1, 15, "BadRequestDetectionTrainingValidationFailed"),
            { IsMulticlass: true } => (2, 5, "BadRequestMultiClassClassificationTrainingValidationFailed"),
            _ => (2, 5, "BadRequestMultiLabelClassificationTrainingValidationFailed"),
        };
        if (tags.Count < leastTags)
        {
            throw new ServiceFaultException(code, "Not enough tags for training");
        }

        if (tags.Exists(tag => counts.GetValueOrDefault(tag.Id) < leastImages))
        {
            throw new ServiceFaultException(code, "Not enough images per tag for training");
        }
    }

    private static (Guid ProjectId, Guid IterationId) BaseModel(AccountState account, BaseModelBody info)
    {
        var iteration =
            account.FindProject(info.ProjectId)?.FindIteration(info.IterationId)
            ?? throw new ServiceFaultException("ErrorUnknownBaseModel", "The base model is unknown.");
        return iteration.IsTrained
            ? (info.ProjectId, info.IterationId)
            : throw new ServiceFaultException("BadRequestCustomBaseModelIterationStatusNotCompleted", "The base model is not trained.");
    }
}
