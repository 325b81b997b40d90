using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>Answers requests in place of the network, and records them.</summary>
internal sealed class StubHandler(Func<StubHandler.Asked, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly ConcurrentQueue<Asked> _asked = new();

    public StubHandler(Func<Asked, HttpResponseMessage> answer)
        : this((asked, _) => Task.FromResult(answer(asked))) { }

    public IReadOnlyList<Asked> Requests => [.. _asked];

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    /// <summary>Returns the responses in order, and then repeats the last one.</summary>
    public static StubHandler Sequence(params Func<HttpResponseMessage>[] answers) =>
        new(asked => answers[Math.Min(asked.Index, answers.Length - 1)]());

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var asked = new Asked(
            _asked.Count,
            request.Method,
            request.RequestUri!,
            body,
            request.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase)
        );
        _asked.Enqueue(asked);
        var response = await answer(asked, cancellationToken);
        response.RequestMessage = request;
        return response;
    }

    internal sealed record Asked(int Index, HttpMethod Method, Uri Uri, string? Body, IReadOnlyDictionary<string, string> Headers)
    {
        public string PathAndQuery => Uri.PathAndQuery;

        public string? Key => Headers.GetValueOrDefault("Training-Key");
    }

    /// <summary>Creates a response whose body is the given stream.</summary>
    public static HttpResponseMessage Streaming(Stream stream, string mediaType = "application/json")
    {
        var content = new StreamContent(stream);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }
}
