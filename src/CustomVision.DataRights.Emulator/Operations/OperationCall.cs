using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Behavior;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Operations;

/// <summary>A request to an operation: its path values, query and body, and the account.</summary>
internal sealed partial class OperationCall(HttpContext http, AccountState account, RouteMatch route)
{
    public HttpContext Http { get; } = http;

    public AccountState Account { get; } = account;

    public ApiVersion Version { get; } = route.Version;

    public Operation Operation { get; } = route.Operation;

    public EmulatorBehavior Behavior => Account.Behavior;

    /// <summary>The body, read before the account's lock was taken.</summary>
    public ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>Uploaded or fetched files, read before the account's lock was taken.</summary>
    public IReadOnlyList<UploadedFile> Files { get; set; } = [];

    public string Path(string name) => route.Values[name];

    public Guid PathId(string name) =>
        Guid.TryParse(Path(name), out var id)
            ? id
            : throw new ServiceFaultException("BadRequestInvalidIds", $"The {name} of the path is not a GUID.");

    public ProjectState Project() => Account.Project(PathId("projectId"));

    public IterationState Iteration()
    {
        var project = Project();
        return project.Iteration(PathId("iterationId"));
    }

    /// <summary>Returns the training set that a call addresses: that of the query's iteration, or the workspace.</summary>
    public TrainingSet TrainingSet(ProjectState project) =>
        QueryId("iterationId") is { } id && id != project.Workspace.Id ? project.Iteration(id).Frozen : project.Workspace;

    /// <summary>Returns the response to the deletion of an object that does not exist.</summary>
    public Answer DeletedAlready(string code, string message) =>
        Behavior.Deletion.SecondDeletion switch
        {
            UnknownIdAnswer.NoContent => Answer.NoContent,
            UnknownIdAnswer.BadRequest => throw new ServiceFaultException("BadRequestInvalidIds", message),
            _ => throw new ServiceFaultException(code, message),
        };

    public T ReadBody<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(Body.Span, type)
                ?? throw new ServiceFaultException("BadRequestRequiredParamIsNull", "The request's body is missing.");
        }
        catch (JsonException e)
        {
            throw new ServiceFaultException(
                Body.IsEmpty ? "BadRequestRequiredParamIsNull" : "BadRequest",
                $"The request's body cannot be read: {e.Message}"
            );
        }
    }
}
