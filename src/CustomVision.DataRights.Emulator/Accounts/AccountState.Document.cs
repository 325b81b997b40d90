using CustomVision.DataRights.Emulator.State;

namespace CustomVision.DataRights.Emulator.Accounts;

internal sealed partial class AccountState
{
    /// <summary>Whether scheduled work has taken effect since the state file was last written.</summary>
    public bool IsChanged { get; set; }

    public AccountDocument ToDocument() =>
        new()
        {
            Format = AccountDocument.CurrentFormat,
            Ids = Ids.Position,
            Sessions = _sessions,
            Pictures = _pictures,
            TrainingKey = string.Equals(TrainingKey, _givenKey, StringComparison.Ordinal) ? null : TrainingKey,
            SecondTrainingKey = string.Equals(SecondTrainingKey, Credentials.SecondTrainingKey, StringComparison.Ordinal)
                ? null
                : SecondTrainingKey,
            Resource = ResourceState,
            Created = ResourceCreated,
            Deleted = ResourceDeleted,
            Operations = [.. ResourceOperations.Values.Select(OperationDocument.Of)],
            Pending = Later.Waiting,
            ExportTokens = new Dictionary<string, Guid>(ExportTokens, StringComparer.Ordinal),
            Projects = [.. _projects.Select(project => project.ToDocument())],
            Blobs = Blobs.Held,
        };

    /// <summary>Loads a saved account into this one, which must be empty.</summary>
    public void Load(AccountDocument document)
    {
        Ids.Position = document.Ids;
        (_sessions, _pictures) = (document.Sessions, document.Pictures);
        (TrainingKey, SecondTrainingKey) = (document.TrainingKey ?? TrainingKey, document.SecondTrainingKey ?? SecondTrainingKey);
        (ResourceState, ResourceCreated, ResourceDeleted) = (document.Resource, document.Created, document.Deleted);
        foreach (var operation in document.Operations)
        {
            ResourceOperations.Add(operation.Id, operation.Restore());
        }

        foreach (var entry in document.Pending)
        {
            Later.Add(entry);
        }

        foreach (var (token, projectId) in document.ExportTokens)
        {
            ExportTokens.Add(token, projectId);
        }

        foreach (var (path, content) in document.Blobs)
        {
            Blobs.Put(path, content);
        }

        _projects.AddRange(document.Projects.Select(project => ProjectState.Of(this, project)));
    }
}
