using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Hosting;

/// <summary>
/// Answers <c>GET /health</c> at the API's port, for a container's health probe. Needs no key, is not logged, and is exempt from faults,
/// limits and latency. Azure has no such path.
/// </summary>
internal static class HealthRequestHandler
{
    public static bool IsAsked(HttpRequest request) =>
        request.Path.Equals("/health", StringComparison.OrdinalIgnoreCase) && request.Method is ("GET" or "HEAD");

    public static Task AnswerAsync(HttpContext http)
    {
        ReadOnlyMemory<byte> body = """{"status":"Healthy"}"""u8.ToArray();
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = body.Length;
        return http.Request.Method is "HEAD" ? Task.CompletedTask : http.Response.Body.WriteAsync(body).AsTask();
    }
}
