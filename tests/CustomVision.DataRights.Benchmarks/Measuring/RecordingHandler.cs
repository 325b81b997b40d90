using System.Text.Json;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>Writes what goes through a client into a file, a line of JSON a request, so that a plain loop can repeat it.</summary>
internal sealed class RecordingHandler(StreamWriter lines, bool isLink) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var sent = new RecordedRequest(
            request.Method.Method,
            isLink ? request.RequestUri!.AbsolutePath : request.RequestUri!.PathAndQuery,
            request.Content?.Headers.ContentType?.ToString(),
            body,
            isLink
        );
        lock (lines)
        {
            lines.WriteLine(JsonSerializer.Serialize(sent, RecordedRequestJson.Default.RecordedRequest));
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
