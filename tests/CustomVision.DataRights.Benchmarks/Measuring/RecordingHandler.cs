using System.Text.Json;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>Writes what goes through a client into a file, a line of JSON a request, so that a plain loop can repeat it.</summary>
internal sealed class RecordingHandler(StreamWriter lines) : DelegatingHandler
{
    private readonly Lock _lock = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var sent = new RecordedRequest(
            request.Method.Method,
            request.RequestUri!.PathAndQuery,
            request.Content?.Headers.ContentType?.ToString(),
            body
        );
        lock (_lock)
        {
            lines.WriteLine(JsonSerializer.Serialize(sent, RecordedRequestJson.Default.RecordedRequest));
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
