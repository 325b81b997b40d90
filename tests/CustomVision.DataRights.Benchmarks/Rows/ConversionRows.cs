using System.Globalization;
using System.Runtime.CompilerServices;
using CustomVision.DataRights.Benchmarks.Measuring;

namespace CustomVision.DataRights.Benchmarks.Rows;

/// <summary>The conversion of labelled images to COCO beside a plain loop that reads the list and writes such a file.</summary>
internal static class ConversionRows
{
    private const double Limit = 0.8;

    // Every tenth image of the emulator's account has no label.
    private const double Labelled = 0.9;

    public static async IAsyncEnumerable<BudgetRow> MeasureAsync(
        BenchmarkPlan plan,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var emulator = await EmulatorProcess.StartAsync(
            (int)Math.Ceiling(plan.Images / Labelled),
            BenchmarkPlan.SmallImageBytes,
            cancellationToken
        );
        var archive = Path.Combine(plan.Folder, "to-convert");
        await MeasuredProcess.RunAsync(cancellationToken, MeasuredWork.Export, archive, emulator.Endpoint.AbsoluteUri);
        var (speeds, images) = (new List<double>(), 0L);
        for (var round = 1; round <= plan.Pairs; round++)
        {
            var folder = Path.Combine(plan.Folder, string.Create(CultureInfo.InvariantCulture, $"coco-{round}"));
            var ours = await MeasuredProcess.RunAsync(cancellationToken, MeasuredWork.Convert, folder, archive);
            var loop = await MeasuredProcess.RunAsync(cancellationToken, MeasuredWork.CocoLoop, folder + "-loop", archive);
            await Console.Error.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"round {round}: conversion of {ours.Downloads} images {ours.Seconds:0.00} s, "
                        + $"loop over {loop.Downloads} {loop.Seconds:0.00} s"
                )
            );
            if (ours.Downloads != loop.Downloads)
            {
                throw new InvalidOperationException("The two sides wrote different numbers of images.");
            }

            speeds.Add(ours.Downloads / ours.Seconds / (loop.Downloads / loop.Seconds));
            images = ours.Downloads;
        }

        var speed = Median.Of(speeds);
        yield return new BudgetRow(
            string.Create(CultureInfo.InvariantCulture, $"conversion of {images:N0} labelled images to COCO, over a plain loop"),
            string.Create(CultureInfo.InvariantCulture, $"{speed:0.00} x its speed"),
            string.Create(CultureInfo.InvariantCulture, $"at least {Limit:0.0} x its speed"),
            speed >= Limit
        );
    }
}
