using System.Net;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>
/// The line between one process and the storage: it can die at a request, throttle, delay, lose an answer, cut a body off, or alter an
/// answer.
/// </summary>
internal sealed class StorageLine : DelegatingHandler
{
    private readonly Lock _gate = new();
    private readonly List<string> _sent = [];
    private int _requests;

    public StorageLine()
        : base(new SocketsHttpHandler())
    {
    }

    /// <summary>The request at which the process dies: it is sent, its answer is lost, and nothing is sent after it.</summary>
    public int DiesAt { get; set; } = int.MaxValue;

    /// <summary>Whether the process dies at a request of another kind.</summary>
    public Func<HttpRequestMessage, bool> Dies { get; set; } = static _ => false;

    /// <summary>What is done with a request of a number; null for nothing.</summary>
    public Func<int, HttpRequestMessage, StorageFaultKind?> Fault { get; set; } = static (_, _) => null;

    /// <summary>Alters an answer.</summary>
    public Action<HttpRequestMessage, HttpResponseMessage> Alter { get; set; } = static (_, _) => { };

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Every request as method and path.</summary>
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
