using System.Globalization;
using System.Net;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Checks that an answer with a status from 200 to 299 is the operation's own. A proxy's page can have such a status too and must never
/// count as a completed deletion. A partial body (206) or one modified by a proxy (203) is rejected as well.
/// </summary>
internal static class AnswerCheck
{
    /// <exception cref="UnreadableAnswerException">The status is not one of the operation's.</exception>
    public static void RequireStatus(TrainingCall call, HttpStatusCode status)
    {
        var isExpected = call.Answer switch
        {
            AnswerKind.Any => true,
            AnswerKind.Acceptance => status == HttpStatusCode.NoContent,
            AnswerKind.LateAcceptance => status is HttpStatusCode.NoContent or HttpStatusCode.Accepted,
            AnswerKind.Summary => status is HttpStatusCode.OK or HttpStatusCode.MultiStatus,
            AnswerKind.Start => status is HttpStatusCode.OK or HttpStatusCode.Accepted,
            _ => status == HttpStatusCode.OK,
        };
        if (!isExpected)
        {
            throw Unreadable(call, status);
        }
    }

    /// <summary>Checks the body of a 202: it must be empty or valid JSON.</summary>
    /// <exception cref="UnreadableAnswerException">The body is neither empty nor valid JSON.</exception>
    public static void RequireOwnBody(TrainingCall call, ReadOnlySpan<byte> body)
    {
        try
        {
            if (!body.TrimStart(" \t\r\n"u8).IsEmpty)
            {
                JsonCheck.RequireWhole(body);
            }
        }
        catch (UnreadableAnswerException)
        {
            throw Unreadable(call, HttpStatusCode.Accepted);
        }
    }

    private static UnreadableAnswerException Unreadable(TrainingCall call, HttpStatusCode status)
    {
        var what = call.Answer is AnswerKind.Acceptance or AnswerKind.LateAcceptance
            ? "does not confirm the deletion, so the object may still be there"
            : "is not one that the operation returns";
        return new UnreadableAnswerException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"the answer with status {(int)status} {what}; check that no proxy answers in place of the Custom Vision training resource"
            ),
            mayPass: true
        )
        {
            Status = status,
        };
    }
}
