namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>
/// A handler between the library and the emulator. It records every attempt, and can answer in the emulator's place or lose its response.
/// </summary>
internal sealed class Wire : DelegatingHandler
{
    private readonly Lock _lock = new();
    private readonly List<string> _sent = [];

    /// <summary>Answers an attempt, or returns null to forward it. The given function forwards it.</summary>
    public Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>?> Intercept { get; set; } =
        static (_, _) => null;

    /// <summary>All attempts as method, path and query.</summary>
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

    /// <summary>Creates a handler of this wire for each client, since a handler can belong to only one.</summary>
    public DelegatingHandler NewEnd() => new End(this);

    public static HttpResponseMessage Answer(int status, string body) =>
        new((System.Net.HttpStatusCode)status) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };

    /// <summary>Returns whether an attempt is a DELETE whose path contains a text.</summary>
    public static bool IsDelete(HttpRequestMessage request, string path) =>
        request.Method == HttpMethod.Delete && request.RequestUri!.AbsolutePath.Contains(path, StringComparison.Ordinal);

    /// <summary>
    /// Rejects the deletion of every path that contains a text, as the service rejects a request that it considers invalid.
    /// </summary>
    public void RefuseDeletes(string path) =>
        Intercept = (request, _) =>
            IsDelete(request, path) ? Task.FromResult(Answer(400, """{"code":"BadRequestInvalid","message":"Alice"}""")) : null;

    /// <summary>Invokes an action before an iteration is unpublished, which is an erasure's first request for an iteration.</summary>
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
