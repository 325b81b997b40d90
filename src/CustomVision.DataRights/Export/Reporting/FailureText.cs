using System.Globalization;
using System.Net;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Training;
using CustomVision.DataRights.Training.Links;

namespace CustomVision.DataRights.Export.Reporting;

/// <summary>Describes a failed call in a report by operation, status and code, without names or links.</summary>
internal static class FailureText
{
    public static string Of(Exception fault) =>
        fault switch
        {
            _ when TrainingErrors.LimitOf(fault) is { } limit => fault is TrainingApiException { Operation: { } operation }
                ? $"{operation}: {limit}"
                : limit,
            TrainingApiException { Status: >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices and var status } api =>
                ReasonTexts.English("CallUnreadable", Caller(api.Operation), (int)status),
            TrainingApiException { Status: { } status } api =>
                Failed(api.Operation, status, api.Code),
            TrainingApiException { InnerException: ForbiddenLinkException refusal } => refusal.Message,
            TrainingApiException api => ReasonTexts.English("CallUnanswered", Caller(api.Operation), api.Attempts),
            AccountApiException { Status: { } status } api =>
                Failed(api.Operation, status, api.Code),
            DataRightsException own => own.Message,
            _ => ReasonTexts.English("Unforeseen", fault.GetType().Name),
        };

    private static string Failed(string? operation, HttpStatusCode status, string? code) =>
        ReasonTexts.English(
            "CallFailed",
            Caller(operation),
            string.Create(CultureInfo.InvariantCulture, $"{(int)status}{(code is null ? string.Empty : " " + code)}")
        );

    private static string Caller(string? operation) => operation ?? "The call";

    /// <summary>Gets the state of a category whose call failed.</summary>
    public static CategoryState StateOf(Exception fault, ArchiveScope scope) =>
        fault switch
        {
            TrainingApiException { Status: HttpStatusCode.Forbidden } => CategoryState.Forbidden,
            AccountApiException { Status: HttpStatusCode.Forbidden, Code: not null } => CategoryState.Forbidden,
            TrainingApiException api when IsGone(scope, api) => CategoryState.Gone,
            _ => CategoryState.Failed,
        };

    // A category is gone if its iteration or project is gone. A category of the resource itself cannot be gone.
    private static bool IsGone(ArchiveScope scope, TrainingApiException fault) =>
        scope.ProjectId is not null
        && ServiceAnswer.SaysGone(fault, ServiceObjectKind.Project, orIteration: scope.IterationId is not null);
}
