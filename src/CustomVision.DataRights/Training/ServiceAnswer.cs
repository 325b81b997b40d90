using System.Net;

namespace CustomVision.DataRights.Training;

/// <summary>Interprets service errors. Only this class decides whether an answer reports an object as gone.</summary>
internal static class ServiceAnswer
{
    /// <summary>
    /// Determines whether the service itself reports the absence of the requested object. A gateway's 404, a 401 and a 403 do not: they are
    /// the same for every object. Neither does the code of another kind: for a requested tag, <c>NotFoundImage</c> means that the request
    /// was misrouted.
    /// </summary>
    /// <param name="error">The answer.</param>
    /// <param name="requested">The kind of the object that the call names.</param>
    /// <param name="orIteration">Whether the absence of the iteration that contains it is an answer too.</param>
    /// <param name="orProject">Whether the absence of the project that contains it is an answer too.</param>
    /// <param name="isOneOfSeveral">
    /// Whether the call names other objects too, so that <c>NotFound</c> does not tell which one is missing.
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
    /// Gets whether an error reports that the bytes behind a link are gone: the storage's 404 or, for links through the Training API, that
    /// of the image. Conclusive only if the link returned the bytes before.
    /// </summary>
    public static bool SaysBytesAreGone(Exception error) =>
        error is TrainingApiException { Operation: TrainingClient.GetBlob, Status: HttpStatusCode.NotFound }
        || SaysGone(error, ServiceObjectKind.Image);

    /// <summary>
    /// Gets whether an error may mean that the service refuses a call because a set does not contain some of the ids. The answer of
    /// GetImagesByIds for such an id is not established: it may also omit it.
    /// </summary>
    public static bool MayMeanUnknownIds(Exception error) =>
        error is TrainingApiException { IsServiceShaped: true, Status: HttpStatusCode.BadRequest or HttpStatusCode.NotFound }
        && !SaysGone(error, ServiceObjectKind.Iteration, orProject: true, isOneOfSeveral: true);

    /// <summary>
    /// Gets whether an error reports that the route of an operation does not exist. The gateway answers so for a retired version, and for
    /// every route of an endpoint other than Custom Vision's: it only means that the operation was retired if another one answers.
    /// </summary>
    public static bool SaysRouteIsUnknown(TrainingApiException error) =>
        error is { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone }
        && (!error.IsServiceShaped || CodeOf(error) == "NotFound");

    /// <summary>
    /// Gets whether an answer of Azure Resource Manager reports that an account does not exist. The 404 of a missing resource group or
    /// subscription does not, and neither does a proxy's.
    /// </summary>
    /// <param name="status">The status.</param>
    /// <param name="code">The code of an error in Resource Manager's own shape.</param>
    public static bool SaysAccountIsGone(HttpStatusCode status, string? code) =>
        status == HttpStatusCode.NotFound && string.Equals(code, "ResourceNotFound", StringComparison.OrdinalIgnoreCase);

    /// <summary>The shortest form of an error, without the service's own text.</summary>
    public static string ReasonOf(DataRightsException error) =>
        error switch
        {
            TrainingApiException { Code: { } code } => code,
            TrainingApiException { Status: { } status } answer => $"{answer.Operation} {(int)status}",
            TrainingApiException unreached => $"{unreached.Operation} unreachable",
            _ => error.GetType().Name,
        };

    // The code of a 404 that the service itself gave.
    private static string? CodeOf(Exception error) =>
        error is TrainingApiException { IsServiceShaped: true, Status: HttpStatusCode.NotFound, Code: { } code } ? code : null;
}
