using System.Net;

namespace CustomVision.DataRights.Training;

/// <summary>The meaning of a service error. The only place that decides whether an answer says that an object is gone.</summary>
internal static class ServiceAnswer
{
    /// <summary>
    /// Whether an error is the service's own statement that the requested object does not exist. A gateway's 404, a 401 and a 403 are not:
    /// they are the same for every object. Neither is a code for something else: for a requested tag, NotFoundProject and
    /// NotFoundApimSubscription show that the request went astray.
    /// </summary>
    /// <param name="error">The answer.</param>
    /// <param name="requested">
    /// The kind of the requested object, and of what contains it where the absence of that is an answer as well.
    /// </param>
    public static bool SaysGone(Exception error, params ReadOnlySpan<ServiceObjectKind> requested) =>
        requested.Length > 0 && NotFoundCode(error) is { } code && (code == "NotFound" || IsCodeOf(code, requested));

    /// <summary>
    /// Whether an error says so under the code of the kind itself. <c>NotFound</c> alone does not identify the object
    /// if a call names several.
    /// </summary>
    /// <param name="error">The answer.</param>
    /// <param name="kinds">The kinds.</param>
    public static bool NamesGone(Exception error, params ReadOnlySpan<ServiceObjectKind> kinds) =>
        NotFoundCode(error) is { } code && IsCodeOf(code, kinds);

    /// <summary>The shortest form of an error, without the service's own text.</summary>
    public static string ReasonOf(DataRightsException error) =>
        error switch
        {
            TrainingApiException { Code: { } code } => code,
            TrainingApiException { Status: { } status } answer => $"{answer.Operation} {(int)status}",
            TrainingApiException unreached => $"{unreached.Operation} unreachable",
            _ => error.GetType().Name,
        };

    private static string? NotFoundCode(Exception error) =>
        error is TrainingApiException { IsServiceShaped: true, Status: HttpStatusCode.NotFound, Code: { } code } ? code : null;

    private static bool IsCodeOf(string code, ReadOnlySpan<ServiceObjectKind> kinds)
    {
        foreach (var kind in kinds)
        {
            if (code == $"NotFound{kind}")
            {
                return true;
            }
        }

        return false;
    }
}
