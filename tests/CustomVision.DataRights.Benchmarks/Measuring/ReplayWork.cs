using System.Text;
using System.Text.Json;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>The other side of an erasure: a loop that sends the same requests, one after the other, and reads the answers.</summary>
internal static class ReplayWork
{
    public static async Task<Measurement> RunAsync(Uri endpoint, string folder)
    {
        var requests = File.ReadLines(Path.Combine(folder, EraseWork.Requests))
            .Select(line => JsonSerializer.Deserialize(line, RecordedRequestJson.Default.RecordedRequest)!)
            .ToList();
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Training-Key", EmulatorProcess.TrainingKey);
        var meter = new Meter();
        foreach (var request in requests)
        {
            using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(endpoint, request.Path));
            if (request.Body is not null)
            {
                message.Content = new StringContent(request.Body, Encoding.UTF8, "application/json");
            }

            using var answer = await client.SendAsync(message);
            await answer.Content.ReadAsByteArrayAsync();
        }

        return meter.Read() with
        {
            TrainingCalls = requests.Count,
            End = "Sent",
        };
    }
}
