using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Tests.Training;
using CustomVision.DataRights.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Tests.Telemetry;

/// <summary>Everything that the library and .NET beneath it say, at the highest verbosity, searched for secrets.</summary>
public sealed class SecretsTests
{
    [Fact]
    public async Task No_log_trace_metric_or_event_holds_the_key_a_signature_or_a_name()
    {
        using var telemetry = new CapturedTelemetry();
        await using var rig = await EmulatorRig.StartAsync(add: services =>
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(telemetry))
        );

        await UseEverythingAsync(rig);

        var all = telemetry.Lines;
        all.Should()
            .Contain(text => text.StartsWith("log Debug CustomVision.DataRights.Training", StringComparison.Ordinal))
            .And.Contain(text => text.StartsWith("activity CustomVision.DataRights GetImages", StringComparison.Ordinal))
            .And.Contain(text => text.StartsWith("activity System.Net.Http", StringComparison.Ordinal))
            .And.Contain(text => text.StartsWith("metric CustomVision.DataRights customvision.datarights.calls", StringComparison.Ordinal))
            .And.Contain(text =>
                text.StartsWith("metric CustomVision.DataRights customvision.datarights.received", StringComparison.Ordinal)
            )
            .And.Contain(text => text.StartsWith("event System.Net.Http RequestStart", StringComparison.Ordinal));
        foreach (var secret in new[] { TrainingRig.Key, "sig=", "sig%3D", "Anna", "김민지", "reception-metadata", "front desk" })
        {
            all.Where(text => text.Contains(secret, StringComparison.OrdinalIgnoreCase)).Should().BeEmpty("nothing may hold {0}", secret);
        }
    }

    private static async Task UseEverythingAsync(EmulatorRig rig)
    {
        var client = rig.Client;
        var project = (await client.GetProjectsAsync(default)).Single(raw => raw.Value.Name is "Reception visitors").Value.Id;
        foreach (var tag in await client.GetTagsAsync(project, null, default))
        {
            await client.GetTagAsync(project, tag.Value.Id, null, default);
        }

        await foreach (var image in client.GetImages(project, new ImageListQuery()))
        {
            await DownloadAsync(client, project, image.Value.OriginalImageUri!);
        }

        await foreach (var prediction in client.QueryPredictionsAsync(project, new PredictionQuery { Application = "front desk" }, default))
        {
            await DownloadAsync(client, project, prediction.Value.OriginalImageUri!);
            await client
                .Awaiting(c =>
                    DownloadAsync(c, project, prediction.Value.OriginalImageUri!.Replace("sig=", "sig=A", StringComparison.Ordinal))
                )
                .Should()
                .ThrowAsync<TrainingApiException>();
        }

        await client.Awaiting(c => c.GetProjectAsync(Guid.NewGuid(), default)).Should().ThrowAsync<TrainingApiException>();
        rig.Emulator.Behavior.Resource.AccountCall = true;
        await client.GetAccountInfoAsync(default);
        await using var wrong = await EmulatorRig.StartAsync(options => options.Endpoint = new Uri("http://127.0.0.1:1"));
        await wrong.Client.Awaiting(c => c.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>();
    }

    private static async Task DownloadAsync(TrainingClient client, Guid project, string uri)
    {
        await using var blob = await client.OpenBlobAsync(uri, project, default);
        await blob.Stream.CopyToAsync(Stream.Null);
    }
}
