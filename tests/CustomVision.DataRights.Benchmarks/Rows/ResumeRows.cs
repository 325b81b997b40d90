using System.Runtime.CompilerServices;
using CustomVision.DataRights.Benchmarks.Measuring;

namespace CustomVision.DataRights.Benchmarks.Rows;

/// <summary>An export that is killed at half, and run again.</summary>
internal static class ResumeRows
{
    private const double FirstByteLimit = 5;

    public static async IAsyncEnumerable<BudgetRow> MeasureAsync(
        BenchmarkPlan plan,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var emulator = await EmulatorProcess.StartAsync(plan.ManyImages, BenchmarkPlan.SmallImageBytes, cancellationToken);
        var folder = Path.Combine(plan.Folder, "resume");
        string[] work = [MeasuredWork.Export, folder, emulator.Endpoint.AbsoluteUri];
        await MeasuredProcess.KillAtAsync(MeasuredWork.Half, cancellationToken, work);
        var standing = Directory.EnumerateFiles(Path.Combine(folder, "data"), "*.png", SearchOption.AllDirectories).LongCount();
        var resumed = await MeasuredProcess.RunAsync(cancellationToken, work);

        var left = plan.ManyImages - standing;
        yield return new BudgetRow(
            FormattableString.Invariant($"resume after a kill at {standing:N0} of {plan.ManyImages:N0} files: files fetched"),
            FormattableString.Invariant($"{resumed.Downloads:N0} ({resumed.End})"),
            FormattableString.Invariant($"the {left:N0} that did not stand, and at most {BenchmarkPlan.Concurrency} in flight"),
            resumed.Downloads >= left && resumed.Downloads <= left + BenchmarkPlan.Concurrency && resumed.End == "Complete"
        );
        yield return new BudgetRow(
            "resume: first new byte after",
            FormattableString.Invariant($"{resumed.FirstDownloadSeconds:0.0} s"),
            FormattableString.Invariant($"below {FirstByteLimit:0} s"),
            resumed.FirstDownloadSeconds < FirstByteLimit
        );
    }
}
