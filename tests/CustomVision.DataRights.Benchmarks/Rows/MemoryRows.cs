using System.Runtime.CompilerServices;
using CustomVision.DataRights.Benchmarks.Measuring;

namespace CustomVision.DataRights.Benchmarks.Rows;

/// <summary>The largest working set of an export of many images, and how much of it the number of images costs.</summary>
internal static class MemoryRows
{
    private const double Limit = 150;
    private const double GrowthLimit = 32;
    private const double Mebibyte = 1024 * 1024;

    public static async IAsyncEnumerable<BudgetRow> MeasureAsync(
        BenchmarkPlan plan,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var few = await ExportAsync(plan, BenchmarkPlan.FewImages, cancellationToken);
        var many = await ExportAsync(plan, plan.ManyImages, cancellationToken);
        var peak = many.PeakBytes / Mebibyte;
        var growth = (many.PeakBytes - few.PeakBytes) / Mebibyte;
        yield return new BudgetRow(
            FormattableString.Invariant($"peak memory, export of {plan.ManyImages:N0} images"),
            FormattableString.Invariant($"{peak:0} MB ({many.End})"),
            FormattableString.Invariant($"below {Limit:0} MB"),
            peak < Limit
        );
        yield return new BudgetRow(
            FormattableString.Invariant($"more than for {BenchmarkPlan.FewImages:N0} images"),
            FormattableString.Invariant($"{growth:0} MB"),
            FormattableString.Invariant($"at most {GrowthLimit:0} MB"),
            growth <= GrowthLimit
        );
    }

    private static async Task<Measurement> ExportAsync(BenchmarkPlan plan, int images, CancellationToken cancellationToken)
    {
        await using var emulator = await EmulatorProcess.StartAsync(images, BenchmarkPlan.SmallImageBytes, cancellationToken);
        var folder = Path.Combine(plan.Folder, FormattableString.Invariant($"memory-{images}"));
        var measured = await MeasuredProcess.RunAsync(cancellationToken, MeasuredWork.Export, folder, emulator.Endpoint.AbsoluteUri);
        return measured;
    }
}
