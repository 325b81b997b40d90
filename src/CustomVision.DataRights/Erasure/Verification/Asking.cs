using System.Net;

namespace CustomVision.DataRights.Erasure.Verification;

/// <summary>What an answer of the service proves.</summary>
internal static class Asking
{
    /// <summary>
    /// Whether an error is the service's own word that the object does not exist. A gateway's 404, a 401 and a 403 are not: they say the same of everything.
    /// </summary>
    public static bool SaysGone(TrainingApiException error) =>
        error is { IsServiceShaped: true, Status: HttpStatusCode.NotFound, Code: { } code } && code.StartsWith("NotFound", StringComparison.Ordinal);

    /// <summary>Whether an object is there, by the one call that asks for it.</summary>
    public static async Task<(ObjectPresence Presence, string? Reason)> PresenceAsync<T>(Func<Task<T>> call)
    {
        try
        {
            await call().ConfigureAwait(false);
            return (ObjectPresence.There, null);
        }
        catch (TrainingApiException error) when (SaysGone(error))
        {
            return (ObjectPresence.Gone, null);
        }
        catch (TrainingApiException error)
        {
            return (ObjectPresence.Unknown, ReasonOf(error));
        }
    }

    /// <summary>An error in the fewest words, without anything of the service's own text.</summary>
    public static string ReasonOf(TrainingApiException error) =>
        error.Code ?? (error.Status is { } status ? $"{error.Operation} {(int)status}" : $"{error.Operation} unreachable");
}
