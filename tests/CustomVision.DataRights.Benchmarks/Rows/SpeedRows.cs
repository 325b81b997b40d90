using System.Globalization;
using System.Runtime.CompilerServices;
using CustomVision.DataRights.Benchmarks.Measuring;

namespace CustomVision.DataRights.Benchmarks.Rows;

/// <summary>The export beside the bare loop and the loop that hashes, and the verifier beside rhash, on the same account.</summary>
internal static class SpeedRows
{
    private const double ExportLimit = 1.25;
    private const double HashingLimit = 1.05;
    private const double WireLimit = 1.03;
    private const double ColdLimit = 1.15;
    private const double CpuLimit = 1.4;
    private const double AllocationLimit = 12 * 1024;
    private const string Wire = "100MB/s";
    private const double VerifyLimit = 1.25;

    // Three sets are listed for a project of the synthetic account: the workspace, the model's images, and their performances.
    private const int ListedSets = 3;
    private const int PageSize = 256;

    public static async IAsyncEnumerable<BudgetRow> MeasureAsync(
        BenchmarkPlan plan,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // An account of one page per set tells the constant part of the Training calls.
        var constant = await ConstantCallsAsync(plan, cancellationToken);
        await using var emulator = await EmulatorProcess.StartAsync(plan.Images, BenchmarkPlan.ImageBytes, cancellationToken);
        await using var warmUp = await EmulatorProcess.StartAsync(BenchmarkPlan.WarmUpImages, BenchmarkPlan.ImageBytes, cancellationToken);
        string[] accounts = [emulator.Endpoint.AbsoluteUri, warmUp.Endpoint.AbsoluteUri];
        await emulator.WarmUpAsync(Path.Combine(plan.Folder, "emulator-warm-up"), cancellationToken);
        var rounds = new List<Round>();
        for (var round = 1; round <= plan.Pairs; round++)
        {
            rounds.Add(await RoundAsync(plan, $"{round}", accounts, cancellationToken));
        }

        var cold = await RoundAsync(plan, "cold", [emulator.Endpoint.AbsoluteUri], cancellationToken, plan.Native);
        var pages = ListedSets * Pages(plan.Images);
        var calls = rounds[0].Export.TrainingCalls;
        yield return new BudgetRow(
            string.Create(CultureInfo.InvariantCulture, $"Training calls for {plan.Images:N0} images"),
            string.Create(CultureInfo.InvariantCulture, $"{calls:N0}"),
            string.Create(CultureInfo.InvariantCulture, $"{pages:N0} pages + {constant} constant = {pages + constant:N0}"),
            calls <= pages + constant
        );
        var whole = $"export of {plan.Images:N0} images of {BenchmarkPlan.ImageBytes / 1000} KB";
        yield return Over(rounds, whole + ", over a bare loop's time", round => round.Bare, ExportLimit);
        yield return Over(rounds, "the same, over the loop that hashes", round => round.Hashing, HashingLimit);
        yield return new BudgetRow(
            "until the first download is answered, until the last one, until the end",
            $"export {Parts(rounds, round => round.Export)} s; loop that hashes {Parts(rounds, round => round.Hashing)} s; "
                + $"bare loop {Parts(rounds, round => round.Bare)} s",
            "printed",
            IsMet: null
        );
        yield return Cold(plan, cold);
        var cpu = Median.Of(rounds.Select(round => round.Export.CpuSeconds / round.Hashing.CpuSeconds));
        yield return new BudgetRow(
            "processor time an image, over the loop that hashes",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{cpu:0.00} x ({Micros(rounds, plan, round => round.Export)} µs over {Micros(rounds, plan, round => round.Hashing)} µs; "
                    + $"bare loop {Micros(rounds, plan, round => round.Bare)} µs)"
            ),
            string.Create(CultureInfo.InvariantCulture, $"at most {CpuLimit:0.0} x"),
            cpu <= CpuLimit
        );
        var allocated = Median.Of(rounds.Select(round => (double)round.Export.AllocatedBytes / plan.Images));
        yield return new BudgetRow(
            "bytes allocated an image",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{allocated:N0} (bare loop {Median.Of(rounds.Select(round => (double)round.Bare.AllocatedBytes / plan.Images)):N0})"
            ),
            string.Create(CultureInfo.InvariantCulture, $"at most {AllocationLimit:N0}"),
            allocated <= AllocationLimit
        );
        yield return await VerifyAsync(plan, Path.Combine(plan.Folder, "export-1"), cancellationToken);
        yield return await WireAsync(plan, plan.Images, BenchmarkPlan.ImageBytes, cancellationToken);
        yield return await WireAsync(
            plan,
            plan.Images / (BenchmarkPlan.LargeImageBytes / BenchmarkPlan.ImageBytes),
            BenchmarkPlan.LargeImageBytes,
            cancellationToken
        );
    }

    private static BudgetRow Cold(BenchmarkPlan plan, Round cold)
    {
        var ratio = cold.Export.Seconds / cold.Hashing.Seconds;
        var measured = string.Create(
            CultureInfo.InvariantCulture,
            $"{ratio:0.00} x ({cold.Export.Seconds:0.0} s over {cold.Hashing.Seconds:0.0} s, once)"
        );
        return plan.Native is null
            ? new BudgetRow("the same in fresh processes, compiling included, over the loop that hashes", measured, "printed", null)
            : new BudgetRow(
                "the same in fresh processes compiled ahead of time, over the loop that hashes",
                measured,
                string.Create(CultureInfo.InvariantCulture, $"at most {ColdLimit:0.00} x"),
                ratio <= ColdLimit
            );
    }

    private static BudgetRow Over(List<Round> rounds, string what, Func<Round, Measurement> other, double limit)
    {
        var ratio = Median.Of(rounds.Select(round => round.Export.Seconds / other(round).Seconds));
        return new BudgetRow(
            what,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{ratio:0.00} x ({Median.Of(rounds.Select(round => round.Export.Seconds)):0.0} s over "
                    + $"{Median.Of(rounds.Select(round => other(round).Seconds)):0.0} s; read-back "
                    + $"{Median.Of(rounds.Select(round => round.Export.ReadBackSeconds)):0.0} s apart)"
            ),
            string.Create(CultureInfo.InvariantCulture, $"at most {limit:0.00} x"),
            ratio <= limit && rounds.All(round => round.Export.End == "Complete")
        );
    }

    private static string Parts(List<Round> rounds, Func<Round, Measurement> side)
    {
        double MedianOf(Func<Measurement, double> seconds) => Median.Of(rounds.Select(round => seconds(side(round))));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{MedianOf(one => one.FirstDownloadSeconds):0.00} + "
                + $"{MedianOf(one => one.LastDownloadSeconds - one.FirstDownloadSeconds):0.00} + "
                + $"{MedianOf(one => one.Seconds - one.LastDownloadSeconds):0.00}"
        );
    }

    private static string Micros(List<Round> rounds, BenchmarkPlan plan, Func<Round, Measurement> side) =>
        string.Create(CultureInfo.InvariantCulture, $"{Median.Of(rounds.Select(round => side(round).CpuSeconds)) / plan.Images * 1e6:0}");

    // As with Azure, where the wire is the limit and neither side.
    private static async Task<BudgetRow> WireAsync(BenchmarkPlan plan, int images, int imageBytes, CancellationToken cancellationToken)
    {
        await using var emulator = await EmulatorProcess.StartAsync(images, imageBytes, cancellationToken, Wire);
        await using var warmUp = await EmulatorProcess.StartAsync(BenchmarkPlan.WarmUpImages, BenchmarkPlan.ImageBytes, cancellationToken);
        await emulator.WarmUpAsync(Path.Combine(plan.Folder, $"emulator-warm-up-{imageBytes}"), cancellationToken);
        var rounds = new List<Round>();
        for (var round = 1; round <= plan.Pairs; round++)
        {
            string[] accounts = [emulator.Endpoint.AbsoluteUri, warmUp.Endpoint.AbsoluteUri];
            rounds.Add(await RoundAsync(plan, $"wire-{imageBytes}-{round}", accounts, cancellationToken));
        }

        var what = $"export of {images:N0} images of {imageBytes / 1000} KB over the bare loop, wire limited to {Wire}";
        return Over(rounds, what, round => round.Bare, WireLimit);
    }

    // Nothing is deleted between the runs: a file system that has just deleted creates files more slowly.
    private static async Task<Round> RoundAsync(
        BenchmarkPlan plan,
        string name,
        string[] accounts,
        CancellationToken cancellationToken,
        string? program = null
    )
    {
        Task<Measurement> RunAsync(string work) =>
            MeasuredProcess.RunAsync(program, cancellationToken, [work, Path.Combine(plan.Folder, $"{work}-{name}"), .. accounts]);
        var round = new Round(
            await RunAsync(MeasuredWork.Export),
            await RunAsync(MeasuredWork.BareLoop),
            await RunAsync(MeasuredWork.HashingLoop)
        );
        await Console.Error.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"round {name}: export {round.Export.Seconds:0.00} s ({round.Export.End}, read-back {round.Export.ReadBackSeconds:0.00} s, "
                    + $"cpu {round.Export.CpuSeconds:0.00} s), bare loop {round.Bare.Seconds:0.00} s (cpu {round.Bare.CpuSeconds:0.00} s), "
                    + $"hashing loop {round.Hashing.Seconds:0.00} s (cpu {round.Hashing.CpuSeconds:0.00} s)"
            )
        );
        return round;
    }

    private static async Task<BudgetRow> VerifyAsync(BenchmarkPlan plan, string archive, CancellationToken cancellationToken)
    {
        var limit = string.Create(CultureInfo.InvariantCulture, $"at least {VerifyLimit:0.00} x its speed");
        if (!Rhash.IsInstalled())
        {
            return new BudgetRow("full verification, over rhash --sha256 -c", "not measured: rhash is not installed", limit, null);
        }

        var ratios = new List<double>();
        for (var pair = 0; pair < plan.Pairs; pair++)
        {
            var ours = await MeasuredProcess.RunAsync(cancellationToken, MeasuredWork.Verify, archive, archive + "-warm-up-1");
            var theirs = await Rhash.CheckAsync(archive, cancellationToken);
            await Console.Error.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"pair {pair + 1}: verifier {ours.Seconds:0.00} s ({ours.End}), rhash {theirs:0.00} s"
                )
            );
            ratios.Add(theirs / ours.Seconds);
        }

        var speed = Median.Of(ratios);
        return new BudgetRow(
            "full verification, over rhash --sha256 -c",
            string.Create(CultureInfo.InvariantCulture, $"{speed:0.00} x its speed"),
            limit,
            speed >= VerifyLimit
        );
    }

    private static async Task<long> ConstantCallsAsync(BenchmarkPlan plan, CancellationToken cancellationToken)
    {
        const int OnePage = 200;
        await using var emulator = await EmulatorProcess.StartAsync(OnePage, BenchmarkPlan.SmallImageBytes, cancellationToken);
        var folder = Path.Combine(plan.Folder, "constant");
        var export = await MeasuredProcess.RunAsync(cancellationToken, MeasuredWork.Export, folder, emulator.Endpoint.AbsoluteUri);
        return export.TrainingCalls - (ListedSets * Pages(OnePage));
    }

    private static int Pages(int images) => (images + PageSize - 1) / PageSize;

    private sealed record Round(Measurement Export, Measurement Bare, Measurement Hashing);
}
