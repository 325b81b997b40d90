using System.Net;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>
/// The connection between one process and the storage. It can die at a request, throttle, delay, lose a response, cut a body, or alter a
/// response.
/// </summary>
internal sealed class StorageFaultHandler : DelegatingHandler
{
    private readonly Lock _gate = new();
    private readonly List<string> _sent = [];
    private int _requests;

    public StorageFaultHandler()
        : base(new SocketsHttpHandler())
    {
    }

    /// <summary>
    /// The number of the request at which the process dies: it is sent, its response is lost, and no further request is sent.
    /// </summary>
    public int DiesAt { get; set; } = int.MaxValue;

    /// <summary>Returns whether the process dies at a request, as an alternative to <see cref="DiesAt"/>.</summary>
    public Func<HttpRequestMessage, bool> Dies { get; set; } = static _ => false;

    /// <summary>Returns the fault of a request by its number; null for none.</summary>
    public Func<int, HttpRequestMessage, StorageFaultKind?> Fault { get; set; } = static (_, _) => null;

    /// <summary>Alters a response.</summary>
    public Action<HttpRequestMessage, HttpResponseMessage> Alter { get; set; } = static (_, _) => { };

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>All requests as method and path.</summary>
    public IReadOnlyList<string> Sent
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent];
            }
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _requests);
        lock (_gate)
        {
            DiesAt = DiesAt == int.MaxValue && Dies(request) ? number : DiesAt;
            _sent.Add($"{request.Method} {request.RequestUri!.PathAndQuery}");
        }

        if (number > DiesAt)
        {
            throw new HttpRequestException("dead");
        }

        var fault = number == DiesAt ? StorageFaultKind.LosesAnswer : Fault(number, request);
        switch (fault)
        {
            case StorageFaultKind.Throttles:
                return Busy(request);
            case StorageFaultKind.Drops:
                throw new HttpRequestException("dropped before it was sent");
            case StorageFaultKind.Delays:
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
                break;
        }

        var answer = await base.SendAsync(request, cancellationToken);
        if (fault == StorageFaultKind.LosesAnswer)
        {
            answer.Dispose();
            throw new HttpRequestException("the answer is lost");
        }

        if (fault == StorageFaultKind.CutsBody && answer.Content.Headers.ContentLength > 1)
        {
            answer.Content = new CutContent(answer.Content);
        }

        Alter(request, answer);
        return answer;
    }

    private static HttpResponseMessage Busy(HttpRequestMessage request) =>
        new(HttpStatusCode.ServiceUnavailable)
        {
            RequestMessage = request,
            Content = new StringContent("<?xml version=\"1.0\"?><Error><Code>ServerBusy</Code><Message>busy</Message></Error>"),
            Headers = { { "x-ms-error-code", "ServerBusy" }, { "x-ms-request-id", Guid.NewGuid().ToString() } },
        };
}
