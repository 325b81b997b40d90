using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>The errors of blob storage: a short XML body, and the code in the header <c>x-ms-error-code</c>.</summary>
internal static class StorageError
{
    /// <summary>Answers with an error.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The status.</param>
    /// <param name="code">The code; null for the usual one of the status.</param>
    /// <param name="message">The text; null for the usual one of the status.</param>
    /// <param name="clock">The clock for the time in the text.</param>
    public static async Task WriteAsync(HttpContext context, int status, string? code, string? message, TimeProvider clock)
    {
        var (usualCode, usualMessage) = status switch
        {
            403 => (
                "AuthenticationFailed",
                "Server failed to authenticate the request. Make sure the value of the Authorization header is formed correctly including "
                    + "the signature."
            ),
            404 => ("BlobNotFound", "The specified blob does not exist."),
            408 => ("OperationTimedOut", "Operation could not be completed within the specified time."),
            429 => ("TooManyRequests", "Too many requests."),
            503 => ("ServerBusy", "The server is busy."),
            _ => ("InternalError", "Server encountered an internal error. Please try again after some time."),
        };
        code ??= usualCode;
        var time = clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        var body = Encoding.UTF8.GetBytes(
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{WebUtility.HtmlEncode(code)}</Code>"
                + $"<Message>{WebUtility.HtmlEncode(message ?? usualMessage)}\nRequestId:{Guid.Empty}\nTime:{time}</Message></Error>"
        );

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        context.Response.Headers["x-ms-error-code"] = code;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
