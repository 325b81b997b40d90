using System.Globalization;
using System.Runtime.CompilerServices;
using CustomVision.DataRights.Benchmarks.Measuring;

namespace CustomVision.DataRights.Benchmarks.Rows;

/// <summary>An erasure beside the fewest calls that it can do with, beside a loop of the same calls, and its memory.</summary>
internal static class ErasureRows
{
    private const double CallsLimit = 1.1;
    private const double TimeLimit = 1.1;
    private const double MemoryLimit = 200;
    private const double Mebibyte = 1024 * 1024;
    private const int PageSize = 256;

    // The ids that a request line of 8,000 characters takes, with the companion that proves the look before the deletion.
    private const int BatchSize = 199;

    // The workspace and the images of the one iteration.
    private const int Sets = 2;

    public static async IAsyncEnumerable<BudgetRow> MeasureAsync(
        BenchmarkPlan plan,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var constant = await ConstantCallsAsync(plan, cancellationToken);
        var (ratios, calls, erased) = (new List<double>(), 0L, 0L);
        for (var round = 1; round <= plan.Pairs; round++)
        {
            var folder = Path.Combine(plan.Folder, string.Create(CultureInfo.InvariantCulture, $"erase-{round}"));
            var erasure = await EraseAsync(plan.Images, folder, MeasuredWork.Erase, cancellationToken);
            var replay = await EraseAsync(plan.Images, folder, MeasuredWork.Replay, cancellationToken);
            await Console.Error.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"round {round}: erasure {erasure.Seconds:0.00} s ({erasure.End}, {erasure.TrainingCalls} calls), "
                        + $"replay {replay.Seconds:0.00} s"
                )
            );
            ratios.Add(erasure.Seconds / replay.Seconds);
            (calls, erased) = (erasure.TrainingCalls, erasure.Downloads);
        }

        var fewest = Fewest(plan.Images, (int)erased) + constant;
        yield return new BudgetRow(
            string.Create(
                CultureInfo.InvariantCulture,
                $"erasure of {erased:N0} of {plan.Images:N0} images: calls over the fewest possible"
            ),
            string.Create(CultureInfo.InvariantCulture, $"{(double)calls / fewest:0.00} x ({calls:N0} over {fewest:N0})"),
            string.Create(CultureInfo.InvariantCulture, $"at most {CallsLimit:0.0} x"),
            calls <= fewest * CallsLimit
        );
        var ratio = Median.Of(ratios);
        yield return new BudgetRow(
            "its time over a loop of the same calls",
            string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} x"),
            string.Create(CultureInfo.InvariantCulture, $"at most {TimeLimit:0.0} x"),
            ratio <= TimeLimit
        );
        var many = await EraseAsync(plan.ManyImages, Path.Combine(plan.Folder, "erase-many"), MeasuredWork.Erase, cancellationToken);
        var peak = many.PeakBytes / Mebibyte;
        yield return new BudgetRow(
            string.Create(CultureInfo.InvariantCulture, $"peak memory, plan and execution for {plan.ManyImages:N0} images"),
            string.Create(CultureInfo.InvariantCulture, $"{peak:0} MB ({many.End})"),
            string.Create(CultureInfo.InvariantCulture, $"below {MemoryLimit:0} MB"),
            peak < MemoryLimit
        );
    }

    // Each set is listed for the plan and compared before the first deletion; each batch is looked for before it is deleted; and what stays
    // is listed after the last, once in each set, unless fewer calls ask for what was deleted.
    private static long Fewest(int images, int erased)
    {
        var batches = Pages(erased, BatchSize);
        return (2L * Sets * Pages(images, PageSize)) + (2L * batches) + ((long)Sets * Math.Min(Pages(images - erased, PageSize), batches));
    }

    private static async Task<long> ConstantCallsAsync(BenchmarkPlan plan, CancellationToken cancellationToken)
    {
        const int OnePage = 200;
        var small = await EraseAsync(OnePage, Path.Combine(plan.Folder, "erase-constant"), MeasuredWork.Erase, cancellationToken);
        return small.TrainingCalls - Fewest(OnePage, (int)small.Downloads);
    }

    private static async Task<Measurement> EraseAsync(int images, string folder, string work, CancellationToken cancellationToken)
    {
        await using var emulator = await EmulatorProcess.StartAsync(images, BenchmarkPlan.SmallImageBytes, cancellationToken);
        return await MeasuredProcess.RunAsync(cancellationToken, work, folder, emulator.Endpoint.AbsoluteUri);
    }

    private static int Pages(int items, int size) => (items + size - 1) / size;
}
