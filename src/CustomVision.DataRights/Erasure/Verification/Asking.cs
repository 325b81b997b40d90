using System.Net;

namespace CustomVision.DataRights.Erasure.Verification;

/// <summary>What an answer of the service proves.</summary>
internal static class Asking
{
    /// <summary>
    /// Whether an error is the service's own word that the object does not exist. A gateway's 404, a 401 and a 403 are not: they say the same of everything.
    /// Nor is the word about something else: where a tag is asked for, NotFoundProject or NotFoundApimSubscription say that the question went astray.
    /// </summary>
    /// <param name="error">The answer.</param>
    /// <param name="kinds">What was asked for; and its project, where that would do as well.</param>
    public static bool SaysGone(DataRightsException error, params ReadOnlySpan<ErasureObjectKind> kinds)
    {
        if (error is not TrainingApiException { IsServiceShaped: true, Status: HttpStatusCode.NotFound, Code: { } code })
        {
            return false;
        }

        var says = code == "NotFound";
        foreach (var kind in kinds)
        {
            says |= code == "NotFound" + kind;
        }

        return says;
    }

    /// <summary>Whether an object is there, by the one call that asks for it.</summary>
    public static async Task<(ObjectPresence Presence, string? Reason)> PresenceAsync<T>(ErasureObjectKind kind, Func<Task<T>> call)
    {
        try
        {
            await call().ConfigureAwait(false);
            return (ObjectPresence.There, null);
        }
        catch (DataRightsException error)
        {
            return SaysGone(error, kind) ? (ObjectPresence.Gone, null) : (ObjectPresence.Unknown, ReasonOf(error));
        }
    }

    /// <summary>An error in the fewest words, without anything of the service's own text.</summary>
    public static string ReasonOf(DataRightsException error) => error switch
    {
        TrainingApiException { Code: { } code } => code,
        TrainingApiException { Status: { } status } answer => $"{answer.Operation} {(int)status}",
        TrainingApiException unreached => $"{unreached.Operation} unreachable",
        _ => error.GetType().Name,
    };
}
