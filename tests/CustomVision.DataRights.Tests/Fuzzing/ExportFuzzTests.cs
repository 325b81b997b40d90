using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Seeding;
using CustomVision.DataRights.Emulator.Views;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Tests.Export;
using Xunit.Abstractions;

namespace CustomVision.DataRights.Tests.Fuzzing;

/// <summary>
/// Mutated answers to every call of an export: it ends, with a report or a clear refusal, its archive is valid, and it is never complete
/// with something missing. Predictions, exported models and projects have no count: a shorter list of them, given to each question alike,
/// cannot be told from the truth.
/// </summary>
public sealed class ExportFuzzTests(ITestOutputHelper output)
{
    private static readonly AnswerMutation[] Shortening =
    [
        AnswerMutation.EmptyPage,
        AnswerMutation.EmptyArray,
        AnswerMutation.EmptyObject,
        AnswerMutation.DropElement,
        AnswerMutation.DropMember,
        AnswerMutation.MixIds,
        AnswerMutation.Earlier,
        AnswerMutation.OtherValue,
        AnswerMutation.Garbled,
    ];

    private static readonly double[] Rates = [0.02, 0.05, 0.15, 0.4];

    [Fact]
    public async Task Export_of_mutated_answers_ends_with_a_true_report()
    {
        await using var rig = await ExportRig.StartAsync(
            new EmulatorOptions(),
            options => (options.MaxRetryAttempts, options.Downloads.MaxRetryAttempts) = (0, 0)
        );
        rig.Emulator.Seed(Plant);
        await ExportOnceAsync(rig, new MutatingHandler(0)); // warm
        var held = GC.GetTotalMemory(forceFullCollection: true);
        var states = new Dictionary<string, int>(StringComparer.Ordinal);
        var mutations = 0;
        var made = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = FuzzCount.Seed; mutations < FuzzCount.InExports; seed++)
        {
            var line = new MutatingHandler(seed) { Rate = Rates[seed % Rates.Length], HoldsOne = seed % 5 == 0 };
            var state = await ExportOnceAsync(rig, line);
            states[state] = states.GetValueOrDefault(state) + 1;
            mutations += line.Made.Count;
            made.UnionWith(line.Made.Select(one => one.Path.Split('/')[^1]));
            made.UnionWith(line.Made.Select(one => one.Mutation.ToString()));
        }

        output.WriteLine($"{mutations} mutations: {string.Join(", ", states.Select(state => $"{state.Value} {state.Key}"))}");
        states.Keys.Should().Contain([nameof(ExportState.Complete), nameof(ExportState.Incomplete)]);

        made.Should()
            .Contain(
                ["projects", "domains", "tags", "iterations", "images", "count", "performance", "suggested", "export", "query"],
                "each list and each count is mutated"
            )
            .And.Contain(Enum.GetNames<AnswerMutation>());

        // Of the whole process, with its pools of buffers: what is held must not follow the number of mutations, which DATARIGHTS_FUZZ
        // raises.
        (GC.GetTotalMemory(forceFullCollection: true) - held)
            .Should()
            .BeLessThan(512 << 20);
    }

    private static async Task<string> ExportOnceAsync(ExportRig rig, MutatingHandler line)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3), TimeProvider.System);
        var folder = rig.NewFolder();
        rig.Wire.Intercept = line.Intercept;
        try
        {
            var result = await rig.ExportAsync(folder, cancellationToken: limit.Token);
            if (result.State == ExportState.Complete)
            {
                Missing(rig.Emulator, folder, line).Should().BeEmpty($"the export is said to be complete ({line})");
            }

            return result.State.ToString();
        }
        catch (DataRightsException refusal)
        {
            line.Made.Should().NotBeEmpty(refusal.Message);
            return "Refused";
        }
        catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"An export ended with {fault.GetType().Name} ({line})", fault);
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static IEnumerable<string> Missing(TrainingEmulator emulator, string folder, MutatingHandler line)
    {
        foreach (var project in IsShortened(line, "/training/projects") ? [] : emulator.Account.Projects)
        {
            var root = Path.Combine(folder, "data", "projects", project.Id.ToString());
            foreach (
                var missing in Lacking(Path.Combine(root, "images.jsonl"), project.WorkspaceImageIds)
                    .Concat(
                        project.Iterations.SelectMany(iteration =>
                            MissingOf(Path.Combine(root, "iterations", iteration.Id.ToString()), iteration)
                        )
                    )
            )
            {
                yield return missing;
            }

            foreach (
                var missing in IsShortened(line, "/predictions/query")
                    ? []
                    : Lacking(Path.Combine(root, "predictions.jsonl"), project.PredictionIds)
            )
            {
                yield return missing;
            }

            foreach (var image in project.AllImageIds)
            {
                if (Directory.GetFiles(Path.Combine(root, "images"), $"{image}.*", SearchOption.AllDirectories).Length == 0)
                {
                    yield return $"the file of {image}";
                }
            }

            var tags = File.ReadAllText(Path.Combine(root, "tags.json"));
            foreach (var tag in project.Tags.Keys.Where(tag => !tags.Contains(tag.ToString(), StringComparison.Ordinal)))
            {
                yield return $"tag {tag}";
            }
        }
    }

    internal static bool IsShortened(MutatingHandler line, string operation) =>
        line.Made.Exists(one => one.Path.EndsWith(operation, StringComparison.Ordinal) && Shortening.Contains(one.Mutation));

    private static IEnumerable<string> MissingOf(string root, EmulatedIteration iteration) =>
        File.Exists(Path.Combine(root, "iteration.json"))
            ? Lacking(Path.Combine(root, "images.jsonl"), iteration.ImageIds)
                .Concat(Lacking(Path.Combine(root, "image-performances.jsonl"), iteration.EvaluatedImageIds))
                .Concat(Lacking(Path.Combine(root, "suggestions.jsonl"), iteration.SuggestedImageIds))
                .Concat(
                    iteration
                        .Tags.Keys.Where(tag =>
                            !File.ReadAllText(Path.Combine(root, "tags.json")).Contains(tag.ToString(), StringComparison.Ordinal)
                        )
                        .Select(tag => $"tag {tag}")
                )
            : [root];

    private static IEnumerable<string> Lacking(string list, IReadOnlyList<Guid> ids) =>
        !File.Exists(list) ? [list] : ids.Except(ExportTests.Ids(list)).Select(id => $"{Path.GetFileName(list)}: {id}");

    // Sets of different sizes: a list of one set in the place of another is recognized by its count.
    private static int Plant(AccountSeeder seeder)
    {
        for (var number = 1; number <= 2; number++)
        {
            var project = seeder.AddProject($"Project {number}", number == 1 ? ProjectKind.Multilabel : ProjectKind.Detection);
            var (first, second) = (project.AddTag("first"), project.AddTag("second"));
            project.AddImages(number, first);
            project.AddImages(1, second);
            var iteration = project.Train();
            project.AddImages(number + 1, first, second);
            project.AddImages(1);
            project.AddPrediction(iteration);
            project.AddPrediction(iteration);
            project.AddExport(iteration);
        }

        return 0;
    }
}
