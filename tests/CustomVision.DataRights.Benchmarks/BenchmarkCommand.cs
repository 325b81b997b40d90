using System.CommandLine;
using CustomVision.DataRights.Benchmarks.Rows;

namespace CustomVision.DataRights.Benchmarks;

/// <summary>The command line: which rows of the budget, on how many images, in which folder.</summary>
internal static class BenchmarkCommand
{
    private const int Usage = 2;

    private static readonly Option<int> Images = new("--images")
    {
        Description = "Images of 50,000 bytes for the rows on speed.",
        DefaultValueFactory = _ => 20_000,
    };
    private static readonly Option<int> ManyImages = new("--many-images")
    {
        Description = "Images of 5,000 bytes for the rows on memory and on resuming.",
        DefaultValueFactory = _ => 100_000,
    };
    private static readonly Option<int> Pairs = new("--pairs")
    {
        Description = "Interleaved pairs; the median counts.",
        DefaultValueFactory = _ => 5,
    };
    private static readonly Option<DirectoryInfo> Folder = new("--folder")
    {
        Description =
            "Where the archives are written (4 GB, and 11 GB more for each pair), and removed again; by default below the system's folder "
            + "for temporary files.",
    };
    private static readonly Option<FileInfo> Native = new("--native")
    {
        Description =
            "This program, compiled by dotnet publish -c Release -p:CompileAhead=true, for the row on fresh processes. Without it, that "
            + "row includes the compiler.",
    };
    private static readonly Option<string[]> Only = new("--only")
    {
        Description = $"Only these rows: {string.Join(", ", BudgetRows.Names)}; may be repeated.",
    };

    public static async Task<int> RunAsync(string[] args)
    {
        Only.AcceptOnlyFromAmong(BudgetRows.Names);
        var command = new RootCommand("Measures the performance budget against the emulator in a process of its own.")
        {
            Images,
            ManyImages,
            Pairs,
            Folder,
            Native,
            Only,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folder =
                    parsed.GetValue(Folder)?.FullName ?? Path.Combine(Path.GetTempPath(), $"datarights-benchmarks-{Environment.ProcessId}");
                var plan = new BenchmarkPlan(
                    parsed.GetValue(Images),
                    parsed.GetValue(ManyImages),
                    parsed.GetValue(Pairs),
                    folder,
                    parsed.GetValue(Native)?.FullName
                );
                Directory.CreateDirectory(folder);
                try
                {
                    return await BudgetRows.RunAsync(plan, parsed.GetValue(Only) ?? [], cancellationToken) ? 0 : 1;
                }
                finally
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
        );
        var parsed = command.Parse(args);
        var status = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? Usage : status;
    }
}
