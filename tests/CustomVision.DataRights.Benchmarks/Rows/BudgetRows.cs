using System.Globalization;

namespace CustomVision.DataRights.Benchmarks.Rows;

/// <summary>The budget's table, as Markdown: each row when it is measured.</summary>
internal static class BudgetRows
{
    private const string Speed = "speed";
    private const string Memory = "memory";
    private const string Resume = "resume";
    private const string Zip = "zip";
    private const string Erasure = "erasure";
    private const string Conversion = "conversion";
    private const string Workers = "workers";

    /// <summary>
    /// What can be chosen; speed brings the rows on calls, on processor time and on verification with it, since they share its archive.
    /// </summary>
    public static readonly string[] Names = [Speed, Memory, Resume, Zip, Erasure, Conversion, Workers];

    /// <summary>Measures and prints.</summary>
    /// <returns>Whether every row with a limit is within it.</returns>
    public static async Task<bool> RunAsync(BenchmarkPlan plan, IReadOnlyCollection<string> only, CancellationToken cancellationToken)
    {
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {BenchmarkPlan.Concurrency} downloads at once, "
                    + $"{BenchmarkPlan.Latency.TotalMilliseconds:0} ms latency, median of {plan.Pairs} interleaved pairs."
            )
        );
        Console.WriteLine();
        Console.WriteLine("| what | measured | limit | |");
        Console.WriteLine("|---|---|---|---|");
        var met = true;
        foreach (
            var (name, measure) in new (string, Func<BenchmarkPlan, CancellationToken, IAsyncEnumerable<BudgetRow>>)[]
            {
                (Speed, SpeedRows.MeasureAsync),
                (Memory, MemoryRows.MeasureAsync),
                (Resume, ResumeRows.MeasureAsync),
                (Zip, ZipRows.MeasureAsync),
                (Erasure, ErasureRows.MeasureAsync),
                (Conversion, ConversionRows.MeasureAsync),
                (Workers, WorkersRows.MeasureAsync),
            }
        )
        {
            if (only.Count > 0 && !only.Contains(name))
            {
                continue;
            }

            await foreach (var row in measure(plan, cancellationToken))
            {
                met &= row.IsMet != false;
                Console.WriteLine(
                    $"| {row.What} | {row.Measured} | {row.Limit} | {row.IsMet switch { true => "met", false => "not met", null => "" }} |"
                );
            }
        }

        return met;
    }
}
