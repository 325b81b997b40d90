using System.Text.Json;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>
/// The other side: a parallel loop over one <see cref="HttpClient"/> that only saves the same bytes. It has the links before the clock
/// starts, and neither checks, hashes, lists, flushes nor describes anything.
/// </summary>
internal static class BareLoopWork
{
    /// <inheritdoc cref="ExportWork.RunAsync"/>
    public static async Task<Measurement> RunAsync(Uri endpoint, string folder, Uri? warmUp)
    {
        if (warmUp is not null)
        {
            await WarmUp.RunAsync(round => RunAsync(warmUp, $"{folder}-warm-up-{round}", warmUp: null));
        }

        using var client = new HttpClient();
        var links = await ListAsync(client, endpoint);
        Directory.CreateDirectory(folder);

        var meter = new Meter();
        await Parallel.ForEachAsync(
            links,
            new ParallelOptions { MaxDegreeOfParallelism = BenchmarkPlan.Concurrency },
            async (link, token) =>
            {
                using var response = await client.GetAsync(link.Uri, HttpCompletionOption.ResponseHeadersRead, token);
                response.EnsureSuccessStatusCode();
                await using var body = await response.Content.ReadAsStreamAsync(token);
                await using var file = new FileStream(
                    Path.Combine(folder, $"{link.Id}.png"),
                    FileMode.CreateNew,
                    FileAccess.Write,
                    FileShare.None,
                    bufferSize: 0
                );
                await body.CopyToAsync(file, token);
            }
        );
        return meter.Read() with { Downloads = links.Count, End = "Saved" };
    }

    private static async Task<List<(string Id, Uri Uri)>> ListAsync(HttpClient client, Uri endpoint)
    {
        var links = new List<(string, Uri)>();
        using var projects = await GetAsync(client, new Uri(endpoint, "customvision/v3.3/training/projects"));
        foreach (var project in projects.RootElement.EnumerateArray())
        {
            var images = $"customvision/v3.3/training/projects/{project.GetProperty("id").GetString()}/images?take=256&skip=";
            for (var skip = 0; ; skip += 256)
            {
                using var page = await GetAsync(client, new Uri(endpoint, images + skip));
                links.AddRange(
                    page.RootElement.EnumerateArray()
                        .Select(image =>
                            (image.GetProperty("id").GetString()!, new Uri(image.GetProperty("originalImageUri").GetString()!))
                        )
                );
                if (page.RootElement.GetArrayLength() == 0)
                {
                    break;
                }
            }
        }

        return links;
    }

    private static async Task<JsonDocument> GetAsync(HttpClient client, Uri uri)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Headers.Add("Training-Key", EmulatorProcess.TrainingKey);
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
    }
}
