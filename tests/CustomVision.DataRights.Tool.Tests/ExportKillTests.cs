using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Traffic;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>
/// The export as a process of its own, killed with SIGKILL after random numbers of received bytes and of records in its journal, and at
/// files that it is about to write at its end; and started again until it is done. Every other seed also has a service with passing faults,
/// and a journal whose tail is torn between the runs.
/// </summary>
public sealed class ExportKillTests(ExportKillTests.Undisturbed undisturbed) : IClassFixture<ExportKillTests.Undisturbed>, IDisposable
{
    private const int KillsOfASeed = 5;

    private readonly string _root = Directory.CreateTempSubdirectory("datarights-kill-").FullName;

    /// <summary>A seed of five kills without the switch, which states another number of kills.</summary>
    public static TheoryData<int> Seeds
    {
        get
        {
            var asked = Environment.GetEnvironmentVariable(KillFactAttribute.Variable);
            var kills = int.TryParse(asked, CultureInfo.InvariantCulture, out var given)
                ? given
                : KillsOfASeed;
            return [.. Enumerable.Range(1, Math.Max(1, kills / KillsOfASeed))];
        }
    }

    /// <summary>The files before which the program is killed: one without the switch.</summary>
    public static TheoryData<string> LastFiles =>
        Environment.GetEnvironmentVariable(KillFactAttribute.Variable) is { Length: > 0 }
            ? ["report.json", "index.html", "bag-info.txt", "tagmanifest-sha256.txt", "manifest-sha256.txt"]
            : ["manifest-sha256.txt"];

    public void Dispose()
    {
        undisturbed.Emulator.Faults.Clear();
        Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Killed_after_random_bytes_and_records_and_started_again_it_ends_as_if_nothing_had_happened(int seed)
    {
        var random = new Random(seed);
        var isDisturbed = seed % 2 == 0;
        var kills = 0;
        for (var archive = 1; kills < KillsOfASeed; archive++)
        {
            // A moment that lies behind the end lets a run end; then another archive takes the kills that are left.
            kills += await KillUntilDoneAsync(
                Path.Combine(_root, $"killed-{archive}"),
                random,
                KillsOfASeed - kills,
                isDisturbed,
                $"seed {seed}, archive {archive}"
            );
        }
    }

    [Theory]
    [MemberData(nameof(LastFiles))]
    public async Task Killed_while_it_finishes_it_completes_the_next_time(string file)
    {
        var folder = Path.Combine(_root, "killed");

        await KillAtFileAsync(folder, file);
        var finished = Finished(folder);
        undisturbed.Emulator.Requests.Clear();
        var outcome = await RunAsync(folder);

        // The program may have been quicker than the signal: then it is done, and says so.
        outcome.ExitCode.Should().Be(finished.Count == 0 ? 1 : 0, "{0}", outcome);
        ArchiveTree.Differences(undisturbed.Folder, folder).Should().BeEmpty();
        Fetched().Should().NotIntersectWith(finished);
    }

    private async Task<int> KillUntilDoneAsync(string folder, Random random, int most, bool isDisturbed, string which)
    {
        var finished = new HashSet<string>(StringComparer.Ordinal);
        var bytes = undisturbed.Bytes;
        var kills = 0;
        while (true)
        {
            undisturbed.Emulator.Requests.Clear();
            if (isDisturbed)
            {
                PlanFaults(random);
            }

            var isLast = kills == most;
            var outcome =
                isLast ? await RunAsync(folder)
                : random.Next(2) == 0 ? await KillAfterBytesAsync(folder, 1 + random.NextInt64(bytes))
                : await KillAtRecordAsync(folder, finished.Count + 1 + random.Next(Math.Max(1, undisturbed.Records - finished.Count)));
            Fetched()
                .Should()
                .NotIntersectWith(finished, "what was finished and journalled is never fetched again ({0}, kill {1})", which, kills);
            if (outcome.ExitCode == 0)
            {
                ArchiveTree.Differences(undisturbed.Folder, folder).Should().BeEmpty("{0}, kill {1}", which, kills);
                Directory.Exists(folder + ".work").Should().BeFalse();
                return kills;
            }

            isLast.Should().BeFalse("it was not killed: {0}", outcome);
            kills++;
            if (isDisturbed)
            {
                // What a torn record named is downloaded again; what stood before it is not.
                TearTail(folder, random);
                finished.Clear();
            }

            finished.UnionWith(Finished(folder));
            bytes = Math.Max(1, bytes - undisturbed.Proxy.Passed / 2);
        }
    }

    // Faults that pass within the retries of one run.
    private void PlanFaults(Random random)
    {
        undisturbed.Emulator.Faults.Clear();
        FaultMatch Some() => FaultRule.ForBlobs().WithRate(0.2, random.Next()).Times(2);
        undisturbed.Emulator.Faults.Add(Some().Answer(503));
        undisturbed.Emulator.Faults.Add(Some().Cut(random.Next(1, 400)));
        undisturbed.Emulator.Faults.Add(Some().Drop());
        undisturbed.Emulator.Faults.Add(Some().Corrupt(random.Next(0, 8)));
        undisturbed.Emulator.Faults.Add(
            FaultRule
                .ForEverything()
                .At(EndpointKind.Training)
                .WithRate(0.1, random.Next())
                .Times(2)
                .Answer(random.Next(2) == 0 ? 500 : 429)
        );
    }

    // A power cut leaves a part of the last record, or the zeros of a block that was never written.
    private static void TearTail(string folder, Random random)
    {
        var journal = Path.Combine(folder + ".work", "journal.jsonl");
        if (!File.Exists(journal) || Lines(folder) is not [.., var last])
        {
            return;
        }

        using var stream = new FileStream(journal, FileMode.Open, FileAccess.ReadWrite);
        stream.SetLength(stream.Length - random.Next(0, last.Length));
        stream.Seek(0, SeekOrigin.End);
        if (random.Next(2) == 0)
        {
            stream.Write(new byte[random.Next(1, 200)]);
        }
    }

    private async Task<Datarights.Outcome> RunAsync(string folder)
    {
        undisturbed.Proxy.Disarm();
        using var process = Start(folder);
        return await Datarights.EndAsync(process);
    }

    private async Task<Datarights.Outcome> KillAfterBytesAsync(string folder, long bytes)
    {
        using var process = Start(folder, kill => undisturbed.Proxy.Arm(bytes, kill));
        return await Datarights.EndAsync(process);
    }

    private async Task<Datarights.Outcome> KillAtRecordAsync(string folder, int records)
    {
        undisturbed.Proxy.Disarm();
        Directory.CreateDirectory(folder + ".work");
        using var watcher = new FileSystemWatcher(folder + ".work", "journal.jsonl");
        using var process = Start(
            folder,
            kill =>
                watcher.Changed += (_, _) =>
                {
                    if (Lines(folder).Length >= records)
                    {
                        kill();
                    }
                }
        );
        watcher.EnableRaisingEvents = true;
        return await Datarights.EndAsync(process);
    }

    private async Task KillAtFileAsync(string folder, string file)
    {
        undisturbed.Proxy.Disarm();
        Directory.CreateDirectory(folder);
        using var watcher = new FileSystemWatcher(folder, file + ".partial") { IncludeSubdirectories = true };
        using var process = Start(folder, kill => watcher.Created += (_, _) => kill());
        watcher.EnableRaisingEvents = true;
        await Datarights.EndAsync(process);
    }

    private Process Start(string folder, Action<Action>? arm = null)
    {
        var started = new TaskCompletionSource<Process>();
        arm?.Invoke(() =>
        {
            try
            {
                started.Task.GetAwaiter().GetResult().Kill();
            }
            catch (InvalidOperationException)
            {
                // It has ended by itself.
            }
        });
        var process = Datarights.Start(
            undisturbed.Proxy.Endpoint.ToString(),
            undisturbed.Emulator.TrainingKey,
            Undisturbed.Arguments(folder)
        );
        started.SetResult(process);
        return process;
    }

    private static string[] Lines(string folder)
    {
        var journal = Path.Combine(folder + ".work", "journal.jsonl");
        if (!File.Exists(journal))
        {
            return [];
        }

        using var stream = new FileStream(journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n')[..^1];
    }

    // What the journal says is finished: the paths of links that need never be asked for again.
    private static HashSet<string> Finished(string folder)
    {
        var finished = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in Lines(folder).Where(line => line.EndsWith('}')))
        {
            using var record = JsonDocument.Parse(line);
            if (record.RootElement.GetProperty("kind").GetString() == "file")
            {
                var name = Path.GetFileNameWithoutExtension(record.RootElement.GetProperty("path").GetString()!);
                finished.Add(Guid.TryParse(name, out var id) ? id.ToString("N") : name);
            }
        }

        return finished;
    }

    private HashSet<string> Fetched() =>
        [.. undisturbed.Emulator.Requests.Find(endpoint: EndpointKind.Blob).Select(request => request.Path[^32..])];

    /// <summary>One emulator, whose account no export changes, and the archive of an undisturbed run.</summary>
    public sealed class Undisturbed : IAsyncLifetime
    {
        private readonly string _root = Directory.CreateTempSubdirectory("datarights-undisturbed-").FullName;

        public TrainingEmulator Emulator { get; private set; } = null!;

        public string Folder => Path.Combine(_root, "archive");

        /// <summary>What comes back in a whole run.</summary>
        public long Bytes { get; private set; }

        /// <summary>About how many records a whole run leaves in its journal.</summary>
        public int Records { get; private set; }

        internal MeteringProxy Proxy { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
            Proxy = new MeteringProxy(Emulator.Endpoint, Emulator.BlobEndpoint);
            var outcome = await Datarights.RunWithAsync(Proxy.Endpoint.ToString(), Emulator.TrainingKey, Arguments(Folder));
            outcome.ExitCode.Should().Be(0, "{0}", outcome);
            Bytes = Proxy.Passed;
            Records = Emulator.Requests.Find(endpoint: EndpointKind.Blob).Count;
        }

        public async Task DisposeAsync()
        {
            await Proxy.DisposeAsync();
            await Emulator.DisposeAsync();
            Directory.Delete(_root, recursive: true);
        }

        internal static string[] Arguments(string folder) =>
            ["export", "--output", folder, "--request-id", "kill", "--requests-per-second", "0"];
    }
}
