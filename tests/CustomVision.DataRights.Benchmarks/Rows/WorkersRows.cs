using System.Globalization;
using System.Runtime.CompilerServices;
using CustomVision.DataRights.Benchmarks.Measuring;

namespace CustomVision.DataRights.Benchmarks.Rows;

/// <summary>
/// An export over several processes where the line of each is narrow: what two and four workers bring, and what a unit costs the storage.
/// </summary>
internal static class WorkersRows
{
    private const string AzuriteVariable = "DATARIGHTS_AZURITE_PROGRAM";
    private const double TwoLimit = 1.8;
    private const double FourLimit = 3.2;

    // Slow enough for the emulator, Azurite and all workers to share two processors, and a unit a project, so that the units are as long.
    private const int Images = 3_072;
    private const int Projects = 16;
    private const long Bandwidth = 50_000;

    // Two full units a set: the listing advances by 255 images a page.
    private const int ImagesOfProject = 2_042;
    private const int ManyProjects = 4;
    private const int PageStep = 255;
    private const int Sets = 2;
    private const double Mebibyte = 1024 * 1024;

    public static async IAsyncEnumerable<BudgetRow> MeasureAsync(
        BenchmarkPlan plan,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (Environment.GetEnvironmentVariable(AzuriteVariable) is not { Length: > 0 } azurite)
        {
            yield return new BudgetRow("an export by 1, 2 and 4 workers", $"not measured: {AzuriteVariable} is not set", "", null);
            yield break;
        }

        var rounds = new List<(WorkersRun One, WorkersRun Two, WorkersRun Four)>();
        var narrow = new WorkersExport(azurite)
        {
            Images = Images,
            Projects = Projects,
            ConnectionBandwidth = Bandwidth,
        };
        for (var round = 0; round < plan.Pairs; round++)
        {
            rounds.Add(
                (
                    await narrow.RunAsync(1, cancellationToken),
                    await narrow.RunAsync(2, cancellationToken),
                    await narrow.RunAsync(4, cancellationToken)
                )
            );
        }

        var pages = Sets * Projects * ((Images / Projects / PageStep) + 1);
        yield return new BudgetRow(
            string.Create(CultureInfo.InvariantCulture, $"listing calls and units, 4 workers, {Images:N0} images in {Projects} projects"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{rounds[0].Four.Pages} calls of GetImages, {rounds[0].Four.Units} units; {rounds[0].Four.Calls} calls of all operations "
                    + $"(1 worker: {rounds[0].One.Calls})"
            ),
            string.Create(CultureInfo.InvariantCulture, $"{pages} pages"),
            rounds.All(round => round.Four.Pages == pages && round.Four.Calls == round.One.Calls)
        );
        yield return Gain("2 workers over 1", rounds, round => round.Two, TwoLimit);
        yield return Gain("4 workers over 1", rounds, round => round.Four, FourLimit);

        var one = await new WorkersExport(azurite) { Images = ImagesOfProject, Projects = 1 }.RunAsync(2, cancellationToken);
        var many = await new WorkersExport(azurite)
        {
            Images = ImagesOfProject * ManyProjects,
            Projects = ManyProjects,
        }.RunAsync(2, cancellationToken);
        yield return new BudgetRow(
            "storage requests",
            string.Join("; ", Requests(one, many)),
            "printed",
            null
        );
        yield return new BudgetRow(
            string.Create(
                CultureInfo.InvariantCulture,
                $"peak memory with {one.Units} and {many.Units} units, 1 and {ManyProjects} projects"
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"coordinator {one.CoordinatorBytes / Mebibyte:0} and {many.CoordinatorBytes / Mebibyte:0} MB, "
                    + $"worker {one.WorkerBytes / Mebibyte:0} and {many.WorkerBytes / Mebibyte:0} MB"
            ),
            "printed",
            null
        );
    }

    private static BudgetRow Gain(
        string what,
        List<(WorkersRun One, WorkersRun Two, WorkersRun Four)> rounds,
        Func<(WorkersRun One, WorkersRun Two, WorkersRun Four), WorkersRun> other,
        double limit
    )
    {
        var gain = Median.Of(rounds.Select(round => round.One.DownloadSeconds / other(round).DownloadSeconds));
        var whole = Median.Of(rounds.Select(round => round.One.Seconds / other(round).Seconds));
        return new BudgetRow(
            string.Create(CultureInfo.InvariantCulture, $"{what}, {WorkersRun.Connections} connections of {Bandwidth / 1000} KB/s each"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{gain:0.00} x the speed of the downloads ({rounds[0].One.DownloadSeconds:0} s, {other(rounds[0]).DownloadSeconds:0} s), "
                    + $"{whole:0.00} x of the whole export ({rounds[0].One.Seconds:0} s, {other(rounds[0]).Seconds:0} s)"
            ),
            string.Create(CultureInfo.InvariantCulture, $"at least {limit:0.0} x"),
            gain >= limit
        );
    }

    // What three more projects add, for each of their images, units or projects: the constant part of an export drops out. What time costs,
    // whatever is done in it, is counted by the second.
    private static IEnumerable<string> Requests(WorkersRun one, WorkersRun many)
    {
        foreach (var (kind, count) in many.Storage.All)
        {
            var more = (double)(count - one.Storage[kind]);
            yield return kind switch
            {
                StorageRequests.ImageRead or StorageRequests.ImageWrite => Per("an image", more / (many.Images - one.Images)),
                StorageRequests.ListRead or StorageRequests.ListWrite => Per("a project", more / (many.Projects - one.Projects)),
                StorageRequests.QueuePoll or StorageRequests.Lease or StorageRequests.DoneRead or StorageRequests.HubBlob => Per(
                    "a second",
                    count / many.Seconds
                ),
                _ => Per("a unit", more / (many.Units - one.Units)),
            };

            string Per(string what, double value) => string.Create(CultureInfo.InvariantCulture, $"{kind} {value:0.0#} {what}");
        }
    }
}
