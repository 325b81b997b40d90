using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>The calls before the first download and after the last one: none waits for an answer that it does not need.</summary>
public sealed class SimultaneousCallsTests
{
    [Theory]
    [InlineData("GetProject#1", "GetDomains#1", "GetTags#1", "GetIterations#1", "GetImageCount#1")]
    [InlineData("GetTags#2", "GetIterations#2", "GetImageCount#3", "GetProjects#2")]
    public async Task Each_is_answered_only_when_the_others_were_made(params string[] calls)
    {
        await using var rig = await ExportRig.StartAsync(new EmulatorOptions());
        rig.Emulator.Seed(account => account.AddProject("Quick", ProjectKind.Multilabel).AddImages(3));
        var (made, all) = (0, new TaskCompletionSource());
        foreach (var call in calls)
        {
            var (operation, number) = (call.Split('#')[0], int.Parse(call.Split('#')[1], null));
            rig.Emulator.Faults.Add(
                FaultRule
                    .For(operation)
                    .Between(number, number)
                    .Run(() =>
                    {
                        if (Interlocked.Increment(ref made) == calls.Length)
                        {
                            all.TrySetResult();
                        }

                        return all.Task.WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System);
                    })
            );
        }

        (await rig.ExportAsync(rig.NewFolder())).State.Should().Be(ExportState.Complete);

        made.Should().Be(calls.Length);
    }

    [Fact]
    public async Task Predictions_are_read_before_the_last_list_is_stored()
    {
        await using var rig = await ExportRig.StartAsync(new EmulatorOptions());
        rig.Emulator.Seed(account => account.AddProject("Quick", ProjectKind.Multilabel).AddImages(3));
        var asked = new TaskCompletionSource();
        rig.Emulator.Faults.Add(
            FaultRule
                .For("QueryPredictions")
                .Between(1, 1)
                .Run(() =>
                {
                    asked.SetResult();
                    return Task.CompletedTask;
                })
        );
        var sink = new FaultySink(
            new DirectoryArchiveSink(rig.NewFolder()),
            static _ => null,
            path =>
                path.Value.EndsWith("/images.jsonl", StringComparison.Ordinal)
                    ? asked.Task.WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System)
                    : Task.CompletedTask
        );

        (await rig.Manager.ExportAsync(new ExportRequest(), sink)).State.Should().Be(ExportState.Complete);
    }

    [Fact]
    public async Task Predictions_are_not_read_before_the_images_are_downloaded()
    {
        const int Images = 40;
        await using var rig = await ExportRig.StartAsync(new EmulatorOptions());
        rig.Emulator.Seed(account => account.AddProject("Quick", ProjectKind.Multilabel).AddImages(Images));
        var (downloads, before) = (0, -1);
        rig.Storage.Intercept = (_, _) =>
        {
            Interlocked.Increment(ref downloads);
            return null;
        };
        rig.Emulator.Faults.Add(
            FaultRule
                .For("QueryPredictions")
                .Between(1, 1)
                .Run(() =>
                {
                    before = Volatile.Read(ref downloads);
                    return Task.CompletedTask;
                })
        );

        (await rig.ExportAsync(rig.NewFolder())).State.Should().Be(ExportState.Complete);

        before.Should().Be(Images);
    }

    [Fact]
    public async Task A_page_is_composed_while_the_one_before_is_stored()
    {
        await using var rig = await ExportRig.StartAsync(new EmulatorOptions());
        rig.Emulator.Seed(account => account.AddProject("Quick", ProjectKind.Multilabel).AddImages(450));
        var second = new TaskCompletionSource();
        var sink = new FaultySink(
            new DirectoryArchiveSink(rig.NewFolder()),
            static _ => null,
            path =>
            {
                if (path.Value.EndsWith("/index-2.html", StringComparison.Ordinal))
                {
                    second.SetResult();
                }

                var isFirst = path.Value.StartsWith("data/projects/", StringComparison.Ordinal);
                return isFirst && path.Value.EndsWith("/index.html", StringComparison.Ordinal)
                    ? second.Task.WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System)
                    : Task.CompletedTask;
            }
        );

        (await rig.Manager.ExportAsync(new ExportRequest(), sink)).State.Should().Be(ExportState.Complete);
    }

    [Fact]
    public async Task An_export_does_not_end_before_its_pages_are_stored()
    {
        await using var rig = await ExportRig.StartAsync(new EmulatorOptions());
        rig.Emulator.Seed(account => account.AddProject("Quick", ProjectKind.Multilabel).AddImages(3));
        var (isStored, isCompleteAfter) = (false, false);
        var sink = new FaultySink(
            new DirectoryArchiveSink(rig.NewFolder()),
            static _ => null,
            async path =>
            {
                if (path.Value.EndsWith("/index.html", StringComparison.Ordinal))
                {
                    await Task.Yield();
                    isStored = true;
                }

                isCompleteAfter |= path.Value == "manifest-sha256.txt" && isStored;
            }
        );

        await rig.Manager.ExportAsync(new ExportRequest(), sink);

        isCompleteAfter.Should().BeTrue();
    }
}
