namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>
/// Sits between the library and the emulator: sees every attempt, and can answer in the emulator's place or lose its answer.
/// </summary>
internal sealed class Wire : DelegatingHandler
{
    private readonly Lock _lock = new();
    private readonly List<string> _sent = [];

    /// <summary>Answers an attempt; null to let it through. The function sends it on.</summary>
    public Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>?> Intercept { get; set; } =
        static (_, _) => null;

    /// <summary>Every attempt, as method, path and query.</summary>
    public IReadOnlyList<string> Sent
    {
        get
        {
            lock (_lock)
            {
                return [.. _sent];
            }
        }
    }

    public IReadOnlyList<string> Deletes => [.. Sent.Where(line => line.StartsWith("DELETE", StringComparison.Ordinal))];

    /// <summary>The same wire for every client that is made, since a handler belongs to one of them.</summary>
    public DelegatingHandler NewEnd() => new End(this);

    public static HttpResponseMessage Answer(int status, string body) =>
        new((System.Net.HttpStatusCode)status) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };

    /// <summary>Whether an attempt deletes something whose path contains a text.</summary>
    public static bool IsDelete(HttpRequestMessage request, string path) =>
        request.Method == HttpMethod.Delete && request.RequestUri!.AbsolutePath.Contains(path, StringComparison.Ordinal);

    /// <summary>Refuses to delete whatever has a path that contains a text, as the service refuses what it holds to be invalid.</summary>
    public void RefuseDeletes(string path) =>
        Intercept = (request, _) =>
            IsDelete(request, path) ? Task.FromResult(Answer(400, """{"code":"BadRequestInvalid","message":"Alice"}""")) : null;

    /// <summary>Does something when an iteration is about to be unpublished: the first that an erasure does to it.</summary>
    public void WhenUnpublished(Action action) =>
        Intercept = (request, _) =>
        {
            if (IsDelete(request, "/publish"))
            {
                action();
            }

            return null;
        };

    public static HttpResponseMessage Gateway(int status) =>
        Answer(status, "{\"error\":{\"code\":\"" + status + "\",\"message\":\"Resource not found\"}}");

    private sealed class End(Wire wire) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (wire._lock)
            {
                wire._sent.Add($"{request.Method} {request.RequestUri!.PathAndQuery}");
            }

            return wire.Intercept(request, () => base.SendAsync(request, cancellationToken)) ?? base.SendAsync(request, cancellationToken);
        }
    }
}
