using System.IO.Compression;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Tests.Archive;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>The export as the body of a response, from Kestrel as it comes: it forbids synchronous writes.</summary>
public sealed class ZipResponseTests
{
    [Fact]
    public async Task A_response_is_a_zip_that_every_reader_takes_and_holds_the_same_tree_as_a_folder()
    {
        await using var rig = await ExportRig.StartAsync();
        var (folder, unpacked) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(folder);
        await using var host = await HostAsync(rig);
        using var http = new HttpClient();

        var bytes = await http.GetByteArrayAsync(host.Urls.First());

        var file = Path.Combine(Path.GetDirectoryName(folder)!, "response.zip");
        await File.WriteAllBytesAsync(file, bytes);
        await ZipFile.ExtractToDirectoryAsync(file, unpacked);
        ArchiveTree.Differences(folder, Path.Combine(unpacked, "archive")).Should().BeEmpty();
        (await ArchiveVerifier.VerifyAsync(Path.Combine(unpacked, "archive")))
            .Should()
            .Match<VerificationResult>(result => result.IsValid && result.ExportState == "Complete");
        if (ExternalTool.Run("unzip", Path.GetDirectoryName(folder)!, "-t", file) is { } unzip)
        {
            unzip.ExitCode.Should().Be(0, unzip.Output);
        }
    }

    public enum Accident
    {
        HostThrows,
        HostCancels,
    }

    [Theory]
    [InlineData(Accident.HostThrows)]
    [InlineData(Accident.HostCancels)]
    public async Task A_failure_in_the_middle_aborts_the_response_and_leaves_an_invalid_zip(Accident accident)
    {
        await using var rig = await ExportRig.StartAsync();
        using var cancel = new CancellationTokenSource();
        await using var host = await HostAsync(
            rig,
            new SynchronousProgress<ExportProgress>(
                value =>
                {
                    if (value.FilesDone < 20)
                    {
                        return;
                    }

                    if (accident == Accident.HostThrows)
                    {
                        throw new InvalidOperationException("The host's own.");
                    }

                    cancel.Cancel();
                }
            ),
            stop: cancel.Token
        );
        await AssertBrokenAsync(host);
    }

    [Fact]
    public async Task A_service_that_fails_where_nothing_can_be_exported_without_it_leaves_an_invalid_zip_too()
    {
        await using var rig = await ExportRig.StartAsync();
        rig.Emulator.Faults.Add(FaultRule.For("GetProjects").Answer(501));
        await using var host = await HostAsync(rig);
        using var http = new HttpClient();

        using var response = await http.GetAsync(host.Urls.First());

        ((int)response.StatusCode).Should().Be(500, "not a byte had been sent, so that the host can still say so");
    }

    [Fact]
    public async Task A_client_that_goes_ends_the_export()
    {
        await using var rig = await ExportRig.StartAsync();
        var (ended, held) = (new TaskCompletionSource<Exception?>(), new TaskCompletionSource());
        rig.Emulator.Faults.Add(FaultRule.ForBlobs().Nth(10).Run(() => held.Task));
        await using var host = await HostAsync(rig, ended: ended);
        using (var http = new HttpClient())
        using (await http.GetAsync(host.Urls.First(), HttpCompletionOption.ResponseHeadersRead)) { }

        (await ended.Task.WaitAsync(TimeSpan.FromMinutes(3))).Should().BeAssignableTo<OperationCanceledException>();
        held.SetResult();
    }

    private static async Task AssertBrokenAsync(WebApplication host)
    {
        using var http = new HttpClient();
        using var received = new MemoryStream();
        using var response = await http.GetAsync(host.Urls.First(), HttpCompletionOption.ResponseHeadersRead);
        response.IsSuccessStatusCode.Should().BeTrue("the headers were sent long before");

        var read = async () => await (await response.Content.ReadAsStreamAsync()).CopyToAsync(received);

        (await read.Should().ThrowAsync<Exception>()).Which.Should().Match(fault => fault is HttpRequestException || fault is IOException);
        received.Length.Should().BePositive();
        received.Position = 0;
        FluentActions.Invoking(() => new ZipArchive(received)).Should().Throw<InvalidDataException>();
    }

    private static async Task<WebApplication> HostAsync(
        ExportRig rig,
        IProgress<ExportProgress>? progress = null,
        TaskCompletionSource<Exception?>? ended = null,
        CancellationToken stop = default
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var host = builder.Build();
        host.Run(async http =>
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stop);
            try
            {
                http.Response.ContentType = "application/zip";
                await using var sink = new ZipArchiveSink(http.Response.Body);
                await rig.Manager.ExportAsync(new ExportRequest { RequestId = "test" }, sink, progress, either.Token);
                ended?.SetResult(null);
            }
            catch (Exception fault)
            {
                ended?.SetResult(fault);
                throw;
            }
        });
        await host.StartAsync(CancellationToken.None);
        return host;
    }
}
