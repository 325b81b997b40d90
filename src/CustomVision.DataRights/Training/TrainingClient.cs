using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;
using CustomVision.DataRights.Training.Pipeline;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.Training;

/// <summary>
/// The client for the Training API of one registered resource. ExportProject is deliberately omitted: it creates a token with which anyone
/// can copy the project for 24 hours.
/// </summary>
internal sealed partial class TrainingClient(
    IHttpClientFactory clients,
    DataRightsRegistration registration,
    IOptionsMonitor<DataRightsOptions> options,
    TimeProvider time,
    ILogger logger
)
{
    private static readonly MediaTypeHeaderValue JsonMediaType = new("application/json");

    // The factory replaces the handlers of its clients every two minutes.
    private static readonly TimeSpan ClientLifetime = TimeSpan.FromSeconds(5);

    private readonly string _downloadClientName = registration.DownloadClientName;
    private volatile KeptClient? _downloadClient;

    /// <summary>The endpoint's origin, without path and credentials.</summary>
    public Uri Endpoint => new(Options.Endpoint!.GetLeftPart(UriPartial.Authority) + "/", UriKind.Absolute);

    /// <summary>The version of the Training API.</summary>
    public string ApiVersion => Options.ApiVersion;

    /// <summary>The maximum number of concurrent downloads.</summary>
    public int MaxDownloads => Options.Downloads.MaxConcurrency;

    /// <summary>The maximum delay before a retry.</summary>
    public TimeSpan MaxRetryDelay => Options.Timeouts.MaxRetryDelay;

    // The current options. They contain the key, so they are not exposed to other classes.
    private DataRightsOptions Options => options.Get(registration.OptionsName);

    private async Task<Raw<T>> GetObjectAsync<T>(
        string operation,
        RequestPath path,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken,
        Func<T, bool>? isAsked = null
    )
    {
        using var answer = await GetAsync(operation, path, cancellationToken).ConfigureAwait(false);
        var raw = answer.Read((body, _) => JsonAnswer.ReadObject(body, type));
        return isAsked?.Invoke(raw.Value) == false ? throw answer.Unasked() : raw;
    }

    // The caller releases each entry.
    private async Task<IReadOnlyList<Raw<T>>> GetPageAsync<T>(
        string operation,
        RequestPath path,
        JsonAnswer.EntryReader<T> read,
        Func<Guid, T> standIn,
        int expected,
        CancellationToken cancellationToken,
        ArrayPool<byte>? buffers = null
    )
    {
        using var answer = await GetAsync(operation, path, cancellationToken, takesStrayBytes: true, buffers).ConfigureAwait(false);
        return answer.ReadPage(read, standIn, expected);
    }

    private async Task<IReadOnlyList<Raw<T>>> GetArrayAsync<T>(
        string operation,
        RequestPath path,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken,
        Func<T, bool>? isAsked = null,
        Func<Guid, T>? standIn = null
    )
    {
        using var answer = await GetAsync(operation, path, cancellationToken, takesStrayBytes: standIn is not null).ConfigureAwait(false);
        var raws = answer.Read((body, tokens) => JsonAnswer.ReadArray(body, tokens, JsonAnswer.ReaderOf(type), standIn));
        return isAsked is null || raws.TrueForAll(raw => raw.Unread is not null || isAsked(raw.Value)) ? raws : throw answer.Unasked();
    }

    // Gets a list without pages. Identical duplicates are returned once; different objects with the same id are an error, since one of them
    // would hide the other.
    private async Task<IReadOnlyList<Raw<T>>> GetListAsync<T>(
        string operation,
        RequestPath path,
        JsonTypeInfo<T> type,
        Func<T, Guid> idOf,
        CancellationToken cancellationToken,
        Func<T, bool>? isAsked = null,
        Func<Guid, T>? standIn = null
    )
    {
        using var answer = await GetAsync(operation, path, cancellationToken, takesStrayBytes: standIn is not null).ConfigureAwait(false);
        var first = new Dictionary<Guid, Raw<T>>();
        var once = new List<Raw<T>>();
        foreach (var raw in answer.Read((body, tokens) => JsonAnswer.ReadArray(body, tokens, JsonAnswer.ReaderOf(type), standIn)))
        {
            if (raw.Unread is null && isAsked?.Invoke(raw.Value) == false)
            {
                throw answer.Unasked();
            }

            if (first.TryAdd(idOf(raw.Value), raw))
            {
                once.Add(raw);
            }
            else if (!first[idOf(raw.Value)].Json.Span.SequenceEqual(raw.Json.Span))
            {
                throw answer.Ambiguous();
            }
        }

        return once;
    }

    private async Task<int> GetCountAsync(string operation, RequestPath path, CancellationToken cancellationToken)
    {
        using var answer = await GetAsync(operation, path, cancellationToken).ConfigureAwait(false);
        return answer.Read((body, _) => JsonAnswer.ReadCount(body));
    }

    private Task<TrainingAnswer> GetAsync(
        string operation,
        RequestPath path,
        CancellationToken cancellationToken,
        bool takesStrayBytes = false,
        ArrayPool<byte>? buffers = null
    ) => SendAsync(operation, HttpMethod.Get, PathOf(path), body: null, cancellationToken, takesStrayBytes, buffers);

    private async Task<HttpStatusCode> DeleteAsync(
        string operation,
        RequestPath path,
        RequestTrace? trace,
        CancellationToken cancellationToken,
        AnswerKind kind = AnswerKind.Acceptance
    )
    {
        if (registration.Creates)
        {
            throw new InvalidOperationException($"{operation} was refused: a registration that restores deletes nothing.");
        }

        using var request = new HttpRequestMessage(HttpMethod.Delete, new Uri(Endpoint, PathOf(path)));
        var call = new TrainingCall(operation, kind);
        using var answer = new TrainingAnswer(
            call,
            await SendAsync(registration.TrainingClientName, request, call, cancellationToken).ConfigureAwait(false)
        );
        trace?.RequestId = answer.RequestId;
        return answer.Status;
    }

    private async Task<QueryPage<T>> PostQueryAsync<T>(
        string operation,
        RequestPath path,
        byte[] token,
        QueryForm<T> form,
        CancellationToken cancellationToken
    )
    {
        using var answer = await SendAsync(
                operation,
                HttpMethod.Post,
                PathOf(path),
                token,
                cancellationToken,
                takesStrayBytes: form.StandIn is not null
            )
            .ConfigureAwait(false);
        var page = answer.Read((body, tokens) => JsonAnswer.ReadQueryPage(body, tokens, form.Type, form.StandIn));
        return page.Results.All(raw => raw.Unread is not null || form.IsAsked(raw.Value)) ? page : throw answer.Unasked();
    }

    private async Task<TrainingAnswer> SendAsync(
        string operation,
        HttpMethod method,
        string pathAndQuery,
        byte[]? body,
        CancellationToken cancellationToken,
        bool takesStrayBytes = false,
        ArrayPool<byte>? buffers = null
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(Endpoint, pathAndQuery));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = JsonMediaType } };
        }

        var call = new TrainingCall(operation, AnswerKind.Json)
        {
            TakesStrayBytesFrom = takesStrayBytes ? Options.MaxRetryAttempts + 1 : null,
            Buffers = buffers ?? ArrayPool<byte>.Shared,
        };
        var response = await SendAsync(registration.TrainingClientName, request, call, cancellationToken).ConfigureAwait(false);
        return new TrainingAnswer(call, response);
    }

    // All requests are sent here, so that each is traced and counted and each failure becomes a TrainingApiException.
    private async Task<HttpResponseMessage> SendAsync(
        string clientName,
        HttpRequestMessage request,
        TrainingCall call,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        call.AttachWithPolicyTo(request);
        using var activity = TrainingTelemetry.Start(call);
        HttpResponseMessage? response = null;
        try
        {
            var client = ClientOf(clientName);
            response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw await TrainingErrors
                    .FromAsync(call, response, BodyRateLimit.Of(Options.Timeouts), time, cancellationToken)
                    .ConfigureAwait(false);
            }

            TrainingTelemetry.Succeeded(activity, call, response);
            TrainingLog.CallSucceeded(logger, call.Operation, (int)response.StatusCode, call.Attempts);
            return response;
        }
        catch (Exception error)
        {
            response?.Dispose();
            var failure = TrainingErrors.From(call, error, cancellationToken);
            TrainingTelemetry.Failed(activity, call, failure ?? error);
            if (failure is null)
            {
                throw;
            }

            TrainingLog.CallFailed(logger, call.Operation, (int?)failure.Status, failure.Code, failure.RequestId, failure.Attempts);
            if (ReferenceEquals(failure, error))
            {
                throw;
            }

            throw failure;
        }
    }

    // Thousands of downloads a second use the same client.
    private HttpClient ClientOf(string name)
    {
        if (name != _downloadClientName)
        {
            return clients.CreateClient(name);
        }

        if (_downloadClient is not { } kept || time.GetElapsedTime(kept.Since) > ClientLifetime)
        {
            _downloadClient = kept = new KeptClient(clients.CreateClient(name), time.GetTimestamp());
        }

        return kept.Client;
    }

    private sealed record KeptClient(HttpClient Client, long Since);

    private string PathOf(RequestPath path) => $"/customvision/{Options.ApiVersion}/training/{path}";

    private static RequestPath Project(Guid projectId, string below = "") => new($"projects/{projectId:D}{below}");

    private static RequestPath Iteration(Guid projectId, Guid iterationId, string below = "") =>
        Project(projectId, $"/iterations/{iterationId:D}{below}");
}
