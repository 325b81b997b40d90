using System.Globalization;
using System.Runtime.CompilerServices;
using CustomVision.DataRights.Benchmarks.Measuring;

namespace CustomVision.DataRights.Benchmarks.Rows;

/// <summary>The export beside the bare loop, and the verifier beside rhash, on the same account.</summary>
internal static class SpeedRows
{
    private const double ExportLimit = 1.15;
    private const double VerifyLimit = 0.8;

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
        var pairs = new List<(Measurement Export, Measurement Bare)>();
        for (var pair = 1; pair <= plan.Pairs; pair++)
        {
            pairs.Add(await PairAsync(plan, $"{pair}", [emulator.Endpoint.AbsoluteUri, warmUp.Endpoint.AbsoluteUri], cancellationToken));
        }

        var cold = await PairAsync(plan, "cold", [emulator.Endpoint.AbsoluteUri], cancellationToken);
        var pages = ListedSets * Pages(plan.Images);
        var calls = pairs[0].Export.TrainingCalls;
        yield return new BudgetRow(
            string.Create(CultureInfo.InvariantCulture, $"Training calls for {plan.Images:N0} images"),
            string.Create(CultureInfo.InvariantCulture, $"{calls:N0}"),
            string.Create(CultureInfo.InvariantCulture, $"{pages:N0} pages + {constant} constant = {pages + constant:N0}"),
            calls <= pages + constant
        );
        var ratio = Ratio(pairs, side => side.Seconds);
        yield return new BudgetRow(
            string.Create(
                CultureInfo.InvariantCulture,
                $"export of {plan.Images:N0} images of {BenchmarkPlan.ImageBytes / 1000} KB, over a bare loop's time"
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{ratio:0.00} x ({MedianOf(pairs, pair => pair.Export.Seconds):0.0} s over "
                    + $"{MedianOf(pairs, pair => pair.Bare.Seconds):0.0} s; read-back "
                    + $"{MedianOf(pairs, pair => pair.Export.ReadBackSeconds):0.0} s apart)"
            ),
            string.Create(CultureInfo.InvariantCulture, $"at most {ExportLimit:0.00} x"),
            ratio <= ExportLimit && pairs.All(pair => pair.Export.End == "Complete")
        );
        yield return new BudgetRow(
            "the same in fresh processes, compiling included",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{cold.Export.Seconds / cold.Bare.Seconds:0.00} x ({cold.Export.Seconds:0.0} s over {cold.Bare.Seconds:0.0} s, one pair)"
            ),
            "printed",
            null
        );
        yield return new BudgetRow(
            "processor time an image, over the bare loop's",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Ratio(pairs, side => side.CpuSeconds):0.00} x ({MedianOf(pairs, pair => pair.Export.CpuSeconds) / plan.Images * 1e6:0} "
                    + $"µs over {MedianOf(pairs, pair => pair.Bare.CpuSeconds) / plan.Images * 1e6:0} µs)"
            ),
            "printed",
            null
        );
        yield return new BudgetRow(
            "bytes allocated an image, over the bare loop's",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Ratio(pairs, side => side.AllocatedBytes):0.00} x "
                    + $"({MedianOf(pairs, pair => pair.Export.AllocatedBytes) / plan.Images:N0} over "
                    + $"{MedianOf(pairs, pair => pair.Bare.AllocatedBytes) / plan.Images:N0})"
            ),
            "printed",
            null
        );
        yield return await VerifyAsync(plan, Path.Combine(plan.Folder, "export-1"), cancellationToken);
    }

    // Nothing is deleted between the runs: a file system that has just deleted creates files more slowly.
    private static async Task<(Measurement Export, Measurement Bare)> PairAsync(
        BenchmarkPlan plan,
        string name,
        string[] endpoints,
        CancellationToken cancellationToken
    )
    {
        var export = await MeasuredProcess.RunAsync(
            cancellationToken,
            [MeasuredWork.Export, Path.Combine(plan.Folder, "export-" + name), .. endpoints]
        );
        var bare = await MeasuredProcess.RunAsync(
            cancellationToken,
            [MeasuredWork.BareLoop, Path.Combine(plan.Folder, "bare-" + name), .. endpoints]
        );
        await Console.Error.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"pair {name}: export {export.Seconds:0.00} s ({export.End}, read-back {export.ReadBackSeconds:0.00} s, cpu "
                    + $"{export.CpuSeconds:0.00} s), bare loop {bare.Seconds:0.00} s (cpu {bare.CpuSeconds:0.00} s)"
            )
        );
        return (export, bare);
    }

    private static async Task<BudgetRow> VerifyAsync(BenchmarkPlan plan, string archive, CancellationToken cancellationToken)
    {
        var limit = string.Create(CultureInfo.InvariantCulture, $"at least {VerifyLimit:0.0} x its speed");
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

    private static double Ratio(List<(Measurement Export, Measurement Bare)> pairs, Func<Measurement, double> of) =>
        Median.Of(pairs.Select(pair => of(pair.Export) / of(pair.Bare)));

    private static double MedianOf(
        List<(Measurement Export, Measurement Bare)> pairs,
        Func<(Measurement Export, Measurement Bare), double> of
    ) => Median.Of(pairs.Select(of));
}
