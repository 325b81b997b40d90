using System.Text;
using System.Text.Json;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>
/// The other side of an erasure: a loop that sends the same requests, one after the other, and reads the answers. The links that an erasure
/// tries before and after a deletion it tries as many at once, as the pages that it read give them.
/// </summary>
internal sealed class ReplayWork : IDisposable
{
    private readonly HttpClient _client = new();
    private readonly Dictionary<string, Uri> _links = [];
    private readonly Uri _endpoint;

    private ReplayWork(Uri endpoint)
    {
        _endpoint = endpoint;
        _client.DefaultRequestHeaders.Add("Training-Key", EmulatorProcess.TrainingKey);
    }

    public static async Task<Measurement> RunAsync(Uri endpoint, string folder)
    {
        var requests = File.ReadLines(Path.Combine(folder, EraseWork.Requests))
            .Select(line => JsonSerializer.Deserialize(line, RecordedRequestJson.Default.RecordedRequest)!)
            .ToList();
        using var work = new ReplayWork(endpoint);
        var meter = new Meter();
        for (var next = 0; next < requests.Count;)
        {
            var links = requests.Skip(next).TakeWhile(request => request.IsLink).Select(request => request.Path).ToList();
            await Parallel.ForEachAsync(
                links,
                new ParallelOptions { MaxDegreeOfParallelism = BenchmarkPlan.Concurrency },
                async (path, token) => await work.TryLinkAsync(path, token)
            );
            next += links.Count;
            if (next < requests.Count)
            {
                await work.SendAsync(requests[next++]);
            }
        }

        return meter.Read() with
        {
            TrainingCalls = requests.Count(request => !request.IsLink),
            Downloads = requests.Count(request => request.IsLink),
            End = "Sent",
        };
    }

    public void Dispose() => _client.Dispose();

    private async Task TryLinkAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await _client.GetAsync(_links[path], HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task SendAsync(RecordedRequest request)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(_endpoint, request.Path));
        if (request.Body is not null)
        {
            message.Content = new StringContent(request.Body, Encoding.UTF8, "application/json");
        }

        using var answer = await _client.SendAsync(message);
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (request.Path.Contains("/images?", StringComparison.Ordinal) && request.Method == HttpMethod.Get.Method)
        {
            Remember(body);
        }
    }

    private void Remember(byte[] page)
    {
        using var images = JsonDocument.Parse(page);
        foreach (var image in images.RootElement.EnumerateArray())
        {
            var link = new Uri(image.GetProperty("originalImageUri").GetString()!);
            _links[link.AbsolutePath] = link;
        }
    }
}
