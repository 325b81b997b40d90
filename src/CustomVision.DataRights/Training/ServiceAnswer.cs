using System.Net;

namespace CustomVision.DataRights.Training;

/// <summary>The meaning of a service error. The only place that decides whether an answer says that something is gone.</summary>
internal static class ServiceAnswer
{
    /// <summary>
    /// What an error reports as gone: the service's own statement that an object does not exist. A gateway's 404, a 401 and a 403 are not:
    /// they are the same for every object. Compare with the kind of the requested object, and of what contains it where the absence of
    /// that is an answer as well; for a requested tag, <c>NotFoundImage</c> shows that the request went astray.
    /// </summary>
    /// <param name="error">The answer.</param>
    /// <returns>The kind of the object; <see langword="null"/> where the answer says nothing of the sort.</returns>
    public static ServiceObjectKind? GoneIn(Exception error) =>
        error is not TrainingApiException { IsServiceShaped: true, Status: HttpStatusCode.NotFound, Code: { } code }
            ? null
            : code switch
            {
                "NotFound" => ServiceObjectKind.Requested,
                "NotFoundProject" => ServiceObjectKind.Project,
                "NotFoundIteration" => ServiceObjectKind.Iteration,
                "NotFoundIterationPerformance" => ServiceObjectKind.IterationPerformance,
                "NotFoundTag" => ServiceObjectKind.Tag,
                "NotFoundImage" => ServiceObjectKind.Image,
                _ => null,
            };

    /// <summary>
    /// Whether an error says that the bytes behind a link are gone: the storage's 404, or, where links lead through the Training API, that
    /// of the image. Proves nothing unless the link gave the bytes before.
    /// </summary>
    public static bool SaysBytesAreGone(Exception error) =>
        error is TrainingApiException { Operation: TrainingClient.GetBlob, Status: HttpStatusCode.NotFound }
        || GoneIn(error) is ServiceObjectKind.Requested or ServiceObjectKind.Image;

    /// <summary>
    /// Whether an error may mean that the service refuses a call because a set does not hold some of the ids. How GetImagesByIds answers
    /// for such an id is not established: it may also leave it out.
    /// </summary>
    public static bool MayMeanUnknownIds(Exception error) =>
        error is TrainingApiException { IsServiceShaped: true, Status: HttpStatusCode.BadRequest or HttpStatusCode.NotFound }
        && GoneIn(error) is not (ServiceObjectKind.Iteration or ServiceObjectKind.Project);

    /// <summary>
    /// Whether an error says that the route of an operation does not exist. The gateway says so for a retired version, and for every route
    /// of an endpoint that is not Custom Vision's: it only means that the operation was retired where another one answers.
    /// </summary>
    public static bool SaysRouteIsUnknown(TrainingApiException error) =>
        error is { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone }
        && (!error.IsServiceShaped || GoneIn(error) == ServiceObjectKind.Requested);

    /// <summary>
    /// Whether an answer of Azure Resource Manager says that an account does not exist. The 404 of a missing resource group or
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
}
