using System.Globalization;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>The programs that tests run as processes of their own, to kill or to limit them.</summary>
internal static class Program
{
    /// <param name="arguments"><c>zip</c>, or what <see cref="ApplyAsync"/> takes.</param>
    public static Task<int> Main(string[] arguments) => arguments is ["zip"] ? ZipAsync() : ApplyAsync(arguments);

    /// <summary>
    /// For <see cref="EraseKillTests"/>: the console's <c>erase apply</c>, over a journal in a file that kills the process at a given
    /// record.
    /// </summary>
    /// <param name="arguments">
    /// The plan, the journal, the receipt, at which record the process dies, and whether it dies before that record or after it.
    /// </param>
    private static async Task<int> ApplyAsync(string[] arguments)
    {
        using var session = Session.FromEnvironment(requestsPerSecond: 0);
        var plan = ErasurePlan.FromJson(await File.ReadAllTextAsync(arguments[0]));
        await using var written = await ReceiptFile.PrepareAsync(
            arguments[2],
            plan,
            ("the plan", arguments[0]),
            ("the journal", arguments[1])
        );
        await using var journal = new FileErasureJournal(arguments[1]);
        var crashing = new CrashingJournal(journal, int.Parse(arguments[3], CultureInfo.InvariantCulture), arguments[4] == "before");
        return await EraseApplyCommand.RunAsync(
            session.Manager,
            plan,
            EraseKillTests.Approve(plan),
            crashing,
            new EraseOptions(),
            written,
            CancellationToken.None
        );
    }

    /// <summary>
    /// For <see cref="SmallDiskTests"/>: an export into a zip that goes nowhere, so that only its temporary files take room.
    /// </summary>
    private static async Task<int> ZipAsync()
    {
        using var session = Session.FromEnvironment(requestsPerSecond: 0);
        try
        {
            var result = await session.Manager.ExportAsync(new ExportRequest(), new ZipArchiveSink(Stream.Null));
            Console.WriteLine($"{result.State}, {result.Failures.Count} failure(s)");
            return 0;
        }
        catch (ArchiveStorageException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
