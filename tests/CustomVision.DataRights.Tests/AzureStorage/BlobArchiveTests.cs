using System.Collections.Concurrent;
using System.Globalization;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.AzureStorage;
using CustomVision.DataRights.Comparison;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Tests.Export;
using CustomVision.DataRights.TestSupport.Files;

namespace CustomVision.DataRights.Tests.AzureStorage;

/// <summary>An archive in a container is the archive that the directory gets, whatever happens on the way.</summary>
public sealed class BlobArchiveTests
{
    private static readonly ExportRequest Request = new() { RequestId = "test" };

    [AzuriteFact]
    public async Task Every_blob_equals_the_file_of_a_directory_and_nothing_else_is_left()
    {
        await using var rig = await ExportRig.StartAsync();
        await using var blobs = await BlobRig.StartAsync();
        var (directory, copy) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(directory);
        var line = new StorageFaultHandler();

        var result = await rig.Manager.ExportAsync(Request, blobs.NewSink(line));

        (result.State, result.IsReadBack).Should().Be((ExportState.Complete, true));
        await blobs.DownloadAsync(copy);
        ArchiveTree.Differences(directory, copy).Should().BeEmpty();
        (await blobs.NamesAsync()).Should().OnlyContain(name => name.StartsWith(BlobRig.Prefix + "/", StringComparison.Ordinal));
        var names = await blobs.NamesAsync();
        line.Sent.Where(sent => sent.StartsWith("GET", StringComparison.Ordinal) && !sent.Contains('?'))
            .Select(sent => sent[(sent.IndexOf(BlobRig.Prefix, StringComparison.Ordinal))..])
            .Should()
            .Contain(names, "every byte is read back");
        line.Sent.Should().NotContain(sent => sent.Contains("sig="));
    }

    [AzuriteFact]
    public async Task A_container_is_verified_converted_and_compared_as_a_directory()
    {
        await using var rig = await ExportRig.StartAsync();
        await using var blobs = await BlobRig.StartAsync();
        await rig.Manager.ExportAsync(Request, blobs.NewSink());
        var copy = rig.NewFolder();
        await blobs.DownloadAsync(copy);
        var (expected, converted) = (rig.NewFolder(), rig.NewFolder());

        (await ArchiveVerifier.VerifyAsync(blobs.Source)).Should().BeEquivalentTo(await ArchiveVerifier.VerifyAsync(copy));
        await DatasetConverter.ConvertAsync(copy, DatasetFormat.AzureML, expected);
        await DatasetConverter.ConvertAsync(blobs.Source, DatasetFormat.AzureML, converted);
        ArchiveTree.Of(converted).Should().Equal(ArchiveTree.Of(expected));
        (await ArchiveComparer.CompareAsync(blobs.Source, new DirectoryArchiveSource(copy)))
            .Should()
            .BeEquivalentTo(await ArchiveComparer.CompareAsync(copy, copy));

        var damaged = (await blobs.NamesAsync()).First(IsImage);
        await blobs.Container.GetBlobClient(damaged).UploadAsync(new BinaryData("x"u8.ToArray()), overwrite: true);
        (await ArchiveVerifier.VerifyAsync(blobs.Source))
            .Findings.Should()
            .ContainSingle(finding => damaged.EndsWith(finding.Path, StringComparison.Ordinal));
    }

    [AzuriteFact]
    public async Task Killed_at_any_request_and_run_again_the_archive_is_that_of_an_undisturbed_run()
    {
        await using var rig = await ExportRig.StartAsync();
        var directory = rig.NewFolder();
        await rig.ExportAsync(directory);
        await using var undisturbed = await BlobRig.StartAsync();
        var line = new StorageFaultHandler();
        await rig.Manager.ExportAsync(Request, undisturbed.NewSink(line));
        var random = new Random(16);
        var asked = Environment.GetEnvironmentVariable("DATARIGHTS_KILLS");
        var rounds = asked is null ? 6 : int.Parse(asked, CultureInfo.InvariantCulture);
        for (var round = 0; round < rounds; round++)
        {
            await using var blobs = await BlobRig.StartAsync();
            var kills = 0;
            for (var dies = random.Next(3, line.Requests); ; dies = random.Next(3, line.Requests), kills++)
            {
                try
                {
                    var killed = new StorageFaultHandler { DiesAt = kills < 3 ? dies : int.MaxValue };
                    if (round == 0 && kills == 0)
                    {
                        // The page is stored, and no journal of the second before it.
                        (killed.DiesAt, killed.Dies) = (int.MaxValue, request => IsPut(request, "/data/index.html"));
                    }

                    var sink = blobs.NewSink(killed);
                    (await rig.Manager.ExportAsync(Request, sink)).State.Should().Be(ExportState.Complete);
                    break;
                }
                catch (ArchiveStorageException) when (kills < 3)
                {
                    await blobs.ExpireLeaseAsync();
                }
                catch (DataRightsException finished) when (finished.Message.Contains("finished archive"))
                {
                    break; // killed when nothing was left to do but to release the lease
                }
            }

            var copy = rig.NewFolder();
            await blobs.DownloadAsync(copy);
            ArchiveTree.Differences(directory, copy).Should().BeEmpty("round {0}", round);
            (await blobs.NamesAsync(BlobRig.Prefix + ".work/")).Should().BeEmpty("round {0}", round);
            (await ArchiveVerifier.VerifyAsync(blobs.Source)).Findings.Should().BeEmpty();
        }
    }

    [AzuriteFact]
    public async Task Storage_that_throttles_delays_drops_and_loses_answers_costs_nothing_but_time()
    {
        await using var rig = await ExportRig.StartAsync();
        await using var blobs = await BlobRig.StartAsync();
        var (directory, copy) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(directory);
        var faults = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var line = new StorageFaultHandler
        {
            Fault = (number, request) =>
                (number % 13) switch
                {
                    2 => StorageFaultKind.Throttles,
                    4 => StorageFaultKind.Drops,
                    6 => StorageFaultKind.LosesAnswer,
                    8 => StorageFaultKind.CutsBody,
                    10 => StorageFaultKind.Delays,
                    _ => (StorageFaultKind?)null,
                }
                    is { } fault
                // Fewer for one address than a request is repeated, however concurrent requests are numbered.
                && faults.AddOrUpdate($"{request.Method} {request.RequestUri}", 1, (_, count) => count + 1) < 4
                    ? fault
                    : null,
        };

        (await rig.Manager.ExportAsync(Request, blobs.NewSink(line))).State.Should().Be(ExportState.Complete);

        await blobs.DownloadAsync(copy);
        ArchiveTree.Differences(directory, copy).Should().BeEmpty();
    }

    [AzuriteFact]
    public async Task What_is_not_stored_as_it_was_written_is_written_again()
    {
        await using var rig = await ExportRig.StartAsync();
        await using var blobs = await BlobRig.StartAsync();
        var manifests = 0;
        var line = new StorageFaultHandler();
        line.Fault = (_, request) =>
        {
            if (IsPut(request, "/manifest-sha256.txt") && manifests++ == 0)
            {
                var image = blobs.Container.GetBlobs().First(blob => IsImage(blob.Name));
                var properties = blobs.Container.GetBlobClient(image.Name).GetProperties().Value;
                using var bytes = new MemoryStream([1, 2, 3]);
                blobs
                    .Container.GetBlobClient(image.Name)
                    .Upload(bytes, new BlobUploadOptions { Metadata = properties.Metadata });
            }

            return null;
        };

        (await rig.Manager.ExportAsync(Request, blobs.NewSink(line))).State.Should().Be(ExportState.Complete);

        (await ArchiveVerifier.VerifyAsync(blobs.Source)).Findings.Should().BeEmpty();
        manifests.Should().Be(2, "the archive was finished again after the repair");
    }

    [AzuriteFact]
    public async Task Nothing_that_is_not_the_exports_own_is_touched()
    {
        await using var rig = await ExportRig.StartAsync();
        await using var blobs = await BlobRig.StartAsync();
        var export = () => rig.Manager.ExportAsync(Request, blobs.NewSink());
        await blobs.Container.UploadBlobAsync(BlobRig.Prefix + "/holiday.jpg", new BinaryData("x"));
        await export.Should().ThrowAsync<DataRightsException>().WithMessage("*not empty*");
        await blobs.Container.DeleteBlobAsync(BlobRig.Prefix + "/holiday.jpg");
        await blobs.Container.UploadBlobAsync(BlobRig.Prefix + "-2/holiday.jpg", new BinaryData("x"));

        // Another program writes a blob of a name that the export is about to use.
        var line = new StorageFaultHandler();
        line.Fault = (_, request) =>
        {
            if (IsPut(request, "/data/domains.json"))
            {
                blobs.Container.GetBlobClient(BlobRig.Prefix + "/data/domains.json").Upload(new BinaryData("theirs"), overwrite: true);
            }

            return null;
        };
        await FluentActions
            .Awaiting(() => rig.Manager.ExportAsync(Request, blobs.NewSink(line)))
            .Should()
            .ThrowAsync<ArchiveStorageException>()
            .WithMessage("*did not write*");

        (await blobs.Container.GetBlobClient(BlobRig.Prefix + "/data/domains.json").DownloadContentAsync())
            .Value.Content.ToString()
            .Should()
            .Be("theirs");
        await blobs.Container.DeleteBlobAsync(BlobRig.Prefix + "/data/domains.json");
        (await export()).State.Should().Be(ExportState.Complete);
        (await blobs.NamesAsync()).Should().Contain(BlobRig.Prefix + "-2/holiday.jpg");
        await export.Should().ThrowAsync<DataRightsException>().WithMessage("*finished archive*");
        await FluentActions
            .Awaiting(() => rig.Manager.ExportAsync(Request, blobs.NewSink(prefix: BlobRig.Prefix + "/data/inner")))
            .Should()
            .ThrowAsync<DataRightsException>()
            .WithMessage("*inside another archive*");
    }

    [AzuriteFact]
    public async Task A_run_that_slept_longer_than_its_lease_changes_nothing_more()
    {
        await using var rig = await ExportRig.StartAsync();
        await using var blobs = await BlobRig.StartAsync();
        IResumableArchiveSink sleeper = blobs.NewSink();
        await using var lease = await sleeper.AcquireAsync(default);
        await File.WriteAllTextAsync(Path.Combine(lease.WorkDirectory, IArchiveLease.JournalName), "{}\n");
        var path = ArchivePath.Parse("data/domains.json");
        await sleeper.WriteAsync(path, (stream, token) => stream.WriteAsync("first"u8.ToArray(), token).AsTask(), default);
        await blobs.ExpireLeaseAsync();
        IResumableArchiveSink successor = blobs.NewSink();
        await using var successors = await successor.AcquireAsync(default);
        (await File.ReadAllTextAsync(Path.Combine(successors.WorkDirectory, IArchiveLease.JournalName))).Should().Be("{}\n");
        await successor.WriteAsync(path, (stream, token) => stream.WriteAsync("second"u8.ToArray(), token).AsTask(), default);

        await FluentActions
            .Awaiting(() =>
                sleeper.WriteAsync(path, (stream, token) => stream.WriteAsync("late"u8.ToArray(), token).AsTask(), default)
            )
            .Should()
            .ThrowAsync<ArchiveStorageException>()
            .WithMessage("*lost its lease*");

        using var reader = new StreamReader((await successor.OpenReadAsync(path, default))!);
        (await reader.ReadToEndAsync()).Should().Be("second");
    }

    [AzuriteFact]
    public async Task Content_that_fails_or_is_large_is_seen_whole_or_not_at_all()
    {
        await using var blobs = await BlobRig.StartAsync();
        var sink = blobs.NewSink();
        var path = ArchivePath.Parse("data/large.bin");
        var bytes = new byte[9 * 1024 * 1024];
        new Random(1).NextBytes(bytes);

        await FluentActions
            .Awaiting(() =>
                sink.WriteAsync(
                    path,
                    async (stream, token) =>
                    {
                        await stream.WriteAsync(bytes, token);
                        (await blobs.NamesAsync()).Should().BeEmpty();
                        throw new IOException("the network");
                    },
                    default
                )
            )
            .Should()
            .ThrowAsync<IOException>()
            .WithMessage("the network");
        (await blobs.NamesAsync()).Should().BeEmpty();

        await sink.WriteAsync(path, (stream, token) => stream.WriteAsync(bytes, token).AsTask(), default);

        await using var stored = (await sink.OpenReadAsync(path, default))!;
        using var read = new MemoryStream();
        await stored.CopyToAsync(read);
        read.ToArray().Should().Equal(bytes);
        await FluentActions
            .Awaiting(() => sink.OpenReadAsync(ArchivePath.Parse("none"), default))
            .Should()
            .ThrowAsync<FileNotFoundException>();
    }

    [AzuriteFact]
    public async Task A_container_that_is_public_protected_or_missing_is_refused_and_the_reason_named()
    {
        await using var rig = await ExportRig.StartAsync();
        await using var open = await BlobRig.StartAsync(PublicAccessType.Blob);
        await using var blobs = await BlobRig.StartAsync();
        await RefusedAsync(open.NewSink(), "*public access*");
        (string Header, string Reason)[] protections =
        [
            ("has-immutability-policy", "*immutability policy*"),
            ("has-legal-hold", "*legal hold*"),
        ];
        foreach (var (header, reason) in protections)
        {
            // Azurite has neither: only what the service says of its container.
            var line = new StorageFaultHandler
            {
                Alter = (_, answer) =>
                {
                    if (answer.Headers.Remove("x-ms-" + header))
                    {
                        answer.Headers.Add("x-ms-" + header, "true");
                    }
                },
            };
            await RefusedAsync(blobs.NewSink(line), reason);
        }

        (await blobs.NamesAsync()).Should().BeEmpty();
        await blobs.Container.DeleteAsync();
        await RefusedAsync(blobs.NewSink(), "*container was not found*");

        Task RefusedAsync(BlobArchiveSink sink, string reason) =>
            FluentActions
                .Awaiting(() => rig.Manager.ExportAsync(Request, sink))
                .Should()
                .ThrowAsync<ArchiveStorageException>()
                .WithMessage(reason);
    }

    private static bool IsPut(HttpRequestMessage request, string path) =>
        request.Method == HttpMethod.Put && request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal);

    private static bool IsImage(string name) => name.Contains("/images/", StringComparison.Ordinal);
}
