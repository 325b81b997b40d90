using System.Net;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Training;
using CustomVision.DataRights.Training.Links;

namespace CustomVision.DataRights.Export.Reporting;

/// <summary>Says in a report why a call failed: operation, status and code, never a name or a link.</summary>
internal static class FailureText
{
    public static string Of(Exception fault) =>
        fault switch
        {
            _ when TrainingErrors.LimitOf(fault) is { } limit => fault is TrainingApiException { Operation: { } operation }
                ? $"{operation}: {limit}"
                : limit,
            TrainingApiException { Status: >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices and var status } api =>
                $"{api.Operation ?? "The call"} answered {(int)status} with something that is not its answer.",
            TrainingApiException { Status: { } status } api =>
                $"{api.Operation ?? "The call"} answered {(int)status}{(api.Code is { } code ? $" {code}" : string.Empty)}.",
            TrainingApiException { InnerException: ForbiddenLinkException refusal } => refusal.Message,
            TrainingApiException api => $"{api.Operation ?? "The call"} got no answer after {api.Attempts} attempt(s).",
            AccountApiException { Status: { } status } api =>
                $"{api.Operation ?? "The call"} answered {(int)status}{(api.Code is { } code ? $" {code}" : string.Empty)}.",
            DataRightsException own => own.Message,
            _ => $"It ended with an unforeseen {fault.GetType().Name}.",
        };

    /// <summary>The state of a category whose call failed.</summary>
    public static CategoryState StateOf(Exception fault, ArchiveScope scope) =>
        fault switch
        {
            TrainingApiException { Status: HttpStatusCode.Forbidden } => CategoryState.Forbidden,
            AccountApiException { Status: HttpStatusCode.Forbidden, Code: not null } => CategoryState.Forbidden,
            TrainingApiException api when ServiceAnswer.SaysGone(api, KindsOf(scope)) => CategoryState.Gone,
            _ => CategoryState.Failed,
        };

    // A category is gone with the iteration or the project that it belongs to. What belongs to the resource cannot be.
    private static ReadOnlySpan<ServiceObjectKind> KindsOf(ArchiveScope scope) =>
        scope switch
        {
            { ProjectId: null } => [],
            { IterationId: null } => [ServiceObjectKind.Project],
            _ => [ServiceObjectKind.Iteration, ServiceObjectKind.Project],
        };
}
