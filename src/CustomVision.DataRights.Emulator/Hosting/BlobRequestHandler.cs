using System.Text;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Blobs;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Hosting;

/// <summary>Answers requests for image links as blob storage does. Takes no lock.</summary>
internal sealed class BlobRequestHandler(AccountState account, Bandwidth bandwidth, Func<Bandwidth> connectionOf)
{
    public Task AnswerAsync(HttpContext http)
    {
        var path = (http.Request.Path.Value ?? "").TrimStart('/');
        var query = http.Request.Query;
        var response = http.Response;
        response.Headers["x-ms-request-id"] = Guid.NewGuid().ToString();
        response.Headers["x-ms-version"] = "2017-04-17";
        if (http.Request.Method is not ("GET" or "HEAD"))
        {
            return RefuseAsync(http, 405, "UnsupportedHttpVerb", "The resource doesn't support specified Http Verb.");
        }

        if (!account.Links.IsValid(path, query["sig"], query["se"]))
        {
            return RefuseAsync(
                http,
                403,
                "AuthenticationFailed",
                "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the "
                    + "signature."
            );
        }

        if (account.Blobs.Find(path) is not { } content)
        {
            return RefuseAsync(http, 404, "BlobNotFound", "The specified blob does not exist.");
        }

        response.ContentType = "application/octet-stream";
        response.ContentLength = content.Length;
        response.Headers["x-ms-blob-type"] = "BlockBlob";
        if (account.Behavior.Images.ContentMd5 && content.Md5 is { } md5)
        {
            response.Headers.ContentMD5 = Convert.ToBase64String(md5);
        }

        return http.Request.Method is "HEAD" ? Task.CompletedTask : WriteAsync(http, content);
    }

    private async Task WriteAsync(HttpContext http, BlobContent content)
    {
        // A connection carries one answer at a time, so each answer has a line of its own.
        await Task.WhenAll(
            bandwidth.CarryAsync(content.Length, http.RequestAborted),
            connectionOf().CarryAsync(content.Length, http.RequestAborted)
        );
        await content.WriteToAsync(http.Response.BodyWriter, http.RequestAborted);
    }

    private static Task RefuseAsync(HttpContext http, int status, string code, string message)
    {
        var body = Encoding.UTF8.GetBytes(
            $"\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code>"
                + $"<Message>{message}\nRequestId:{http.Response.Headers["x-ms-request-id"]}</Message></Error>"
        );
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/xml";
        http.Response.ContentLength = body.Length;
        http.Response.Headers["x-ms-error-code"] = code;
        return http.Request.Method is "HEAD" ? Task.CompletedTask : http.Response.Body.WriteAsync(body).AsTask();
    }
}
