using System.Globalization;
using System.Runtime.CompilerServices;
using CustomVision.DataRights.Benchmarks.Measuring;

namespace CustomVision.DataRights.Benchmarks.Rows;

/// <summary>A zip that is sent over a loopback connection beside an export into a directory.</summary>
internal static class ZipRows
{
    private const double Limit = 1.2;

    public static async IAsyncEnumerable<BudgetRow> MeasureAsync(
        BenchmarkPlan plan,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var emulator = await EmulatorProcess.StartAsync(plan.Images, BenchmarkPlan.ImageBytes, cancellationToken);
        await using var warmUp = await EmulatorProcess.StartAsync(BenchmarkPlan.WarmUpImages, BenchmarkPlan.ImageBytes, cancellationToken);
        await emulator.WarmUpAsync(Path.Combine(plan.Folder, "zip-emulator-warm-up"), cancellationToken);
        var (ratios, zips, directories) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 1; round <= plan.Pairs; round++)
        {
            string[] accounts = [emulator.Endpoint.AbsoluteUri, warmUp.Endpoint.AbsoluteUri];
            var folder = Path.Combine(plan.Folder, string.Create(CultureInfo.InvariantCulture, $"zip-{round}"));
            var zip = await MeasuredProcess.RunAsync(cancellationToken, [MeasuredWork.Zip, folder, .. accounts]);
            var directory = await MeasuredProcess.RunAsync(cancellationToken, [MeasuredWork.Export, folder + "-directory", .. accounts]);
            zips.Add(zip.Seconds);
            directories.Add(directory.Seconds);
            ratios.Add(zip.Seconds / directory.Seconds);
        }

        var ratio = Median.Of(ratios);
        yield return new BudgetRow(
            "a zip to a response over a directory export",
            string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} x ({Median.Of(zips):0.0} s over {Median.Of(directories):0.0} s)"),
            string.Create(CultureInfo.InvariantCulture, $"at most {Limit:0.0} x"),
            ratio <= Limit
        );
    }
}
