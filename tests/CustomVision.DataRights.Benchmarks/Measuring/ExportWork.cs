using System.Net;
using System.Net.Sockets;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Export;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>A whole export by the library, as a host would call it, with our rate limit off.</summary>
internal static class ExportWork
{
    /// <param name="endpoint">The account.</param>
    /// <param name="folder">Where the archive goes.</param>
    /// <param name="warmUp">A smaller account that is exported first, so that what is measured is not the compiler.</param>
    /// <param name="isZip">Whether the archive is a zip that is sent over a loopback connection, as a response would be.</param>
    public static async Task<Measurement> RunAsync(Uri endpoint, string folder, Uri? warmUp, bool isZip = false)
    {
        if (warmUp is not null)
        {
            await WarmUp.RunAsync(round => RunAsync(warmUp, $"{folder}-warm-up-{round}", warmUp: null, isZip));
        }

        var training = new RequestCount();
        var downloads = new RequestCount();
        var services = new ServiceCollection();
        var builder = services.AddCustomVisionDataExport(options =>
        {
            options.Endpoint = endpoint;
            options.TrainingKey = EmulatorProcess.TrainingKey;
            options.RequestsPerSecond = 0;
            options.Downloads.MaxConcurrency = BenchmarkPlan.Concurrency;
        });
        builder.TrainingClient.AddHttpMessageHandler(() => new CountingHandler(training));
        builder.DownloadClient.AddHttpMessageHandler(() => new CountingHandler(downloads));
        await using var provider = services.BuildServiceProvider();
        var exporter = provider.GetRequiredService<IUserDataExporter>();

        var meter = new Meter();
        downloads.Begin();
        var watch = new Watch(meter);
        var result = isZip
            ? await SendAsync(exporter)
            : await exporter.ExportAsync(new ExportRequest(), new DirectoryArchiveSink(folder), watch, CancellationToken.None);
        var whole = meter.Read();
        var written = watch.Written ?? whole;
        return written with
        {
            ReadBackSeconds = whole.Seconds - written.Seconds,
            TrainingCalls = training.Sent,
            Downloads = downloads.Sent,
            FirstDownloadSeconds = downloads.FirstAnswerSeconds,
            LastDownloadSeconds = downloads.LastAnswerSeconds,
            End = result.State.ToString(),
        };
    }

    private static async Task<ExportResult> SendAsync(IUserDataExporter exporter)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        using var server = await listener.AcceptTcpClientAsync();
        var received = client.GetStream().CopyToAsync(Stream.Null);
        ExportResult result;
        await using (var response = server.GetStream())
        {
            await using var zip = new ZipArchiveSink(response);
            result = await exporter.ExportAsync(new ExportRequest(), zip);
        }

        await received;
        return result;
    }

    private sealed class Watch(Meter meter) : IProgress<ExportProgress>
    {
        private bool _saidHalf;

        public Measurement? Written { get; private set; }

        public void Report(ExportProgress value)
        {
            if (value.Phase == ExportPhase.ReadingBack)
            {
                Written ??= meter.Read();
            }

            // The expected files count the workspace and each model's set: half of one set is a quarter of both, and so on.
            if (!_saidHalf && value.Phase == ExportPhase.Downloading && value.FilesDone > 0 && value.FilesDone * 4 >= value.FilesTotal)
            {
                _saidHalf = true;
                Console.WriteLine(MeasuredWork.Half);
            }
        }
    }
}
