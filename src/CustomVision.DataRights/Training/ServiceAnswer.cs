using System.Net;

namespace CustomVision.DataRights.Training;

/// <summary>Interprets service errors. Only this class decides whether an answer reports an object as gone.</summary>
internal static class ServiceAnswer
{
    /// <summary>
    /// Determines whether the service itself reports the absence of the requested object. A gateway's 404, a 401 or a 403 is not such a
    /// report: it is the same for every object. Neither is the code of another kind of object: for a requested tag, <c>NotFoundImage</c>
    /// means that the request was misrouted.
    /// </summary>
    /// <param name="error">The error that the service returned.</param>
    /// <param name="requested">The kind of the object that the call names.</param>
    /// <param name="orIteration">Whether the absence of the containing iteration counts as well.</param>
    /// <param name="orProject">Whether the absence of the containing project counts as well.</param>
    /// <param name="isOneOfSeveral">
    /// Whether the call names several objects, so that <c>NotFound</c> does not identify the missing one.
    /// </param>
    public static bool SaysGone(
        Exception error,
        ServiceObjectKind requested,
        bool orIteration = false,
        bool orProject = false,
        bool isOneOfSeveral = false
    ) =>
        CodeOf(error) switch
        {
            null => false,
            "NotFound" => !isOneOfSeveral,
            "NotFoundIteration" => orIteration || requested == ServiceObjectKind.Iteration,
            "NotFoundProject" => orProject || requested == ServiceObjectKind.Project,
            "NotFoundIterationPerformance" => requested == ServiceObjectKind.IterationPerformance,
            "NotFoundTag" => requested == ServiceObjectKind.Tag,
            "NotFoundImage" => requested == ServiceObjectKind.Image,
            _ => false,
        };

    /// <summary>
    /// Determines whether an error reports that the content behind a link is gone: a 404 from the storage or, for links through the
    /// Training API, a 404 for the image. Conclusive only if the link returned the content before.
    /// </summary>
    public static bool SaysBytesAreGone(Exception error) =>
        error is TrainingApiException { Operation: TrainingClient.GetBlob, Status: HttpStatusCode.NotFound }
        || SaysGone(error, ServiceObjectKind.Image);

    /// <summary>
    /// Determines whether an error may mean that the service rejected a call because a set does not contain some of the ids. How
    /// GetImagesByIds treats such an id is not documented: it may also omit it from the answer.
    /// </summary>
    public static bool MayMeanUnknownIds(Exception error) =>
        error is TrainingApiException { IsServiceShaped: true, Status: HttpStatusCode.BadRequest or HttpStatusCode.NotFound }
        && !SaysGone(error, ServiceObjectKind.Iteration, orProject: true, isOneOfSeveral: true);

    /// <summary>
    /// Determines whether an error reports that the route of an operation does not exist. The gateway returns this error for a retired
    /// version, and for every route of an endpoint that is not Custom Vision's: it proves that the operation was retired only if another
    /// operation succeeds.
    /// </summary>
    public static bool SaysRouteIsUnknown(TrainingApiException error) =>
        error is { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone }
        && (!error.IsServiceShaped || CodeOf(error) == "NotFound");

    /// <summary>
    /// Determines whether an answer of Azure Resource Manager reports that an account does not exist. The 404 of a missing resource group
    /// or subscription, or of a proxy, is not such a report.
    /// </summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The error code, if the body has Resource Manager's own shape.</param>
    public static bool SaysAccountIsGone(HttpStatusCode status, string? code) =>
        status == HttpStatusCode.NotFound && string.Equals(code, "ResourceNotFound", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets the shortest description of an error, without the service's own text.</summary>
    public static string ReasonOf(DataRightsException error) =>
        error switch
        {
            TrainingApiException { Code: { } code } => code,
            TrainingApiException { Status: { } status } answer => $"{answer.Operation} {(int)status}",
            TrainingApiException unreached => $"{unreached.Operation} unreachable",
            _ => error.GetType().Name,
        };

    // Gets the code of a 404 from the service itself, not from a gateway.
    private static string? CodeOf(Exception error) =>
        error is TrainingApiException { IsServiceShaped: true, Status: HttpStatusCode.NotFound, Code: { } code } ? code : null;
}
