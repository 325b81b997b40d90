using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>
/// The other side: a parallel loop over one <see cref="HttpClient"/> that only saves the same bytes. It has the links before the clock
/// starts, and neither checks, lists, flushes nor describes anything. As the hashing loop it also computes SHA-256 and MD5 of what it
/// saves: the floor of every program that makes such an archive.
/// </summary>
internal static class BareLoopWork
{
    /// <inheritdoc cref="ExportWork.RunAsync"/>
    public static async Task<Measurement> RunAsync(Uri endpoint, string folder, Uri? warmUp, bool isHashing)
    {
        if (warmUp is not null)
        {
            await WarmUp.RunAsync(round => RunAsync(warmUp, $"{folder}-warm-up-{round}", warmUp: null, isHashing));
        }

        using var client = new HttpClient();
        var links = await ListAsync(client, endpoint);
        Directory.CreateDirectory(folder);

        var meter = new Meter();
        var answers = new RequestCount();
        answers.Begin();
        await Parallel.ForEachAsync(
            links,
            new ParallelOptions { MaxDegreeOfParallelism = BenchmarkPlan.Concurrency },
            async (link, token) =>
            {
                using var response = await client.GetAsync(link.Uri, HttpCompletionOption.ResponseHeadersRead, token);
                answers.Answer();
                response.EnsureSuccessStatusCode();
                await using var body = await response.Content.ReadAsStreamAsync(token);
                await using var file = new FileStream(
                    Path.Combine(folder, $"{link.Id}.png"),
                    FileMode.CreateNew,
                    FileAccess.Write,
                    FileShare.None,
                    bufferSize: 0
                );
                await (isHashing ? CopyAndHashAsync(body, file, token) : body.CopyToAsync(file, token));
            }
        );
        return meter.Read() with
        {
            Downloads = links.Count,
            FirstDownloadSeconds = answers.FirstAnswerSeconds,
            LastDownloadSeconds = answers.LastAnswerSeconds,
            End = "Saved",
        };
    }

    private static async Task CopyAndHashAsync(Stream body, FileStream file, CancellationToken cancellationToken)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var buffer = ArrayPool<byte>.Shared.Rent(81_920);
        try
        {
            while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                sha256.AppendData(buffer, 0, read);
                md5.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        _ = (sha256.GetHashAndReset(), md5.GetHashAndReset());
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
