using CustomVision.DataRights.Emulator.State;

namespace CustomVision.DataRights.Emulator.Accounts;

internal sealed partial class ProjectState
{
    public static ProjectState Of(AccountState account, ProjectDocument document)
    {
        var project = new ProjectState(account, document.Id, document.Name, document.Settings, document.Workspace.Restore())
        {
            Description = document.Description,
            Created = document.Created,
            LastModified = document.LastModified,
            DisasterRecovery = document.DisasterRecovery,
            Status = document.Status,
            ChangedSinceTraining = document.ChangedSinceTraining,
        };
        project._trainings = document.Trainings;
        project.Iterations.AddRange(document.Iterations.Select(iteration => iteration.Restore()));
        foreach (var prediction in document.Predictions)
        {
            project.Predictions.Add(prediction.Id, prediction);
        }

        foreach (var (digest, imageId) in document.Digests)
        {
            project._digests.Add(digest, imageId);
        }

        return project;
    }

    public ProjectDocument ToDocument()
    {
        Digest();
        return new()
        {
            Id = Id,
            Name = Name,
            Description = Description,
            Settings = Settings,
            Created = Created,
            LastModified = LastModified,
            DisasterRecovery = DisasterRecovery,
            Status = Status,
            ChangedSinceTraining = ChangedSinceTraining,
            Trainings = _trainings,
            Workspace = SetDocument.Of(Workspace),
            Iterations = [.. Iterations.Select(IterationDocument.Of)],
            Predictions = [.. Predictions.Values],
            Digests = new Dictionary<string, Guid>(_digests, StringComparer.Ordinal),
        };
    }
}
