using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Traffic;

namespace DataRights.Console.Tests;

/// <summary>
/// The export as a process of its own, killed with SIGKILL at random moments and started again until it is done. The moments are requests
/// of the process, chosen by a seeded generator, and files that it is about to write at its end.
/// </summary>
public sealed class ExportKillTests(ExportKillTests.Undisturbed undisturbed) : IClassFixture<ExportKillTests.Undisturbed>, IDisposable
{
    private const int KillsOfAChain = 5;

    private readonly string _root = Directory.CreateTempSubdirectory("datarights-kill-").FullName;

    /// <summary>Six chains of five kills; more with DATARIGHTS_KILL_RUNS, the number of kills.</summary>
    public static TheoryData<int> Seeds
    {
        get
        {
            var kills = int.TryParse(Environment.GetEnvironmentVariable("DATARIGHTS_KILL_RUNS"), CultureInfo.InvariantCulture, out var given) ? given : 30;
            return [.. Enumerable.Range(1, Math.Max(1, kills / KillsOfAChain))];
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Killed_at_random_requests_and_started_again_it_ends_as_if_nothing_had_happened(int seed)
    {
        var emulator = undisturbed.Emulator;
        var random = new Random(seed);
        var folder = Path.Combine(_root, "killed");
        var finished = new HashSet<string>(StringComparer.Ordinal);
        var outcome = 1;
        for (var run = 1; outcome != 0; run++)
        {
            // A moment that would lie behind the end lets the run end: then the chain was shorter than it might have been.
            emulator.Requests.Clear();
            outcome = run <= KillsOfAChain
                ? await KillAtRequestAsync(emulator, folder, 1 + random.Next(Math.Max(1, undisturbed.Requests - finished.Count)))
                : (await Datarights.RunAsync(emulator, Arguments(folder))).ExitCode;
            Fetched(emulator).Should().NotIntersectWith(finished, "what was finished and journalled is never fetched again (seed {0}, run {1})", seed, run);
            finished.UnionWith(Finished(folder));
            run.Should().BeLessThanOrEqualTo(KillsOfAChain + 1, "the last run is not killed");
        }

        Differences(undisturbed.Folder, folder).Should().BeEmpty("seed {0}", seed);
        Directory.Exists(folder + ".work").Should().BeFalse();
    }

    [Theory]
    [InlineData("report.json")]
    [InlineData("index.html")]
    [InlineData("bag-info.txt")]
    [InlineData("tagmanifest-sha256.txt")]
    [InlineData("manifest-sha256.txt")]
    public async Task Killed_while_it_finishes_it_finishes_the_next_time(string file)
    {
        var emulator = undisturbed.Emulator;
        var folder = Path.Combine(_root, "killed");

        await KillAtFileAsync(emulator, folder, file);
        var finished = Finished(folder);
        emulator.Requests.Clear();
        var outcome = await Datarights.RunAsync(emulator, Arguments(folder));

        // The program may have been quicker than the signal: then it is done, and says so.
        outcome.ExitCode.Should().Be(finished.Count == 0 ? 1 : 0, "{0}", outcome);
        Differences(undisturbed.Folder, folder).Should().BeEmpty();
        Fetched(emulator).Should().NotIntersectWith(finished);
    }

    private static string[] Arguments(string folder) => ["export", "--output", folder, "--request-id", "kill", "--requests-per-second", "0"];

    private static async Task<int> KillAtRequestAsync(TrainingEmulator emulator, string folder, int request)
    {
        using var process = Datarights.Start(emulator.Endpoint.ToString(), emulator.TrainingKey, Arguments(folder));
        var rule = emulator.Faults.Add(FaultRule.ForEverything().Nth(request).Run(() =>
        {
            process.Kill();
            return Task.CompletedTask;
        }));
        var outcome = await Datarights.EndAsync(process);
        emulator.Faults.Remove(rule);
        return outcome.ExitCode;
    }

    private static async Task KillAtFileAsync(TrainingEmulator emulator, string folder, string file)
    {
        Directory.CreateDirectory(folder);
        using var watcher = new FileSystemWatcher(folder, file + ".partial") { IncludeSubdirectories = true };
        using var process = Datarights.Start(emulator.Endpoint.ToString(), emulator.TrainingKey, Arguments(folder));
        watcher.Created += (_, _) => process.Kill();
        watcher.EnableRaisingEvents = true;
        await Datarights.EndAsync(process);
    }

    // What the journal says is finished: the paths of links that need never be asked for again.
    private static HashSet<string> Finished(string folder)
    {
        var journal = Path.Combine(folder + ".work", "journal.jsonl");
        var finished = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in File.Exists(journal) ? File.ReadAllText(journal).Split('\n')[..^1] : [])
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

    private static HashSet<string> Fetched(TrainingEmulator emulator) =>
        [.. emulator.Requests.Find(endpoint: EndpointKind.Blob).Select(request => request.Path[^32..])];

    private static IEnumerable<string> Differences(string expected, string actual) =>
        Tree(expected).Except(Tree(actual)).Select(file => "- " + file).Concat(Tree(actual).Except(Tree(expected)).Select(file => "+ " + file));

    // bag-info.txt tells times of the run, and the tag manifest names its digest.
    private static IEnumerable<string> Tree(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(folder, file), Digest: Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))))
            .Where(file => file.Path is not ("bag-info.txt" or "tagmanifest-sha256.txt"))
            .Select(file => $"{file.Path} {file.Digest}")
            .ToList();

    /// <summary>One emulator, whose account no export changes, and the archive of a run that nobody disturbed.</summary>
    public sealed class Undisturbed : IAsyncLifetime
    {
        private readonly string _root = Directory.CreateTempSubdirectory("datarights-undisturbed-").FullName;

        public TrainingEmulator Emulator { get; private set; } = null!;

        public string Folder => Path.Combine(_root, "archive");

        public int Requests { get; private set; }

        public async Task InitializeAsync()
        {
            Emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
            var outcome = await Datarights.RunAsync(Emulator, Arguments(Folder));
            outcome.ExitCode.Should().Be(0, "{0}", outcome);
            Requests = Emulator.Requests.Snapshot().Count;
        }

        public async Task DisposeAsync()
        {
            await Emulator.DisposeAsync();
            Directory.Delete(_root, recursive: true);
        }
    }
}
