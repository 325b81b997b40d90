using System.Globalization;
using CustomVision.DataRights.Erasure;

namespace DataRights.Console.Tests;

/// <summary>
/// The program that <see cref="EraseKillTests"/> kills: the console's <c>erase apply</c>, over a journal in a file that kills the process at a given record.
/// </summary>
internal static class Program
{
    /// <param name="arguments">The plan, the journal, the receipt, at which record the process dies, and whether it dies before that record or after it.</param>
    public static async Task<int> Main(string[] arguments)
    {
        using var session = Session.FromEnvironment(requestsPerSecond: 0);
        var plan = ErasurePlan.FromJson(await File.ReadAllTextAsync(arguments[0]));
        await using var written = ReceiptFile.Prepare(arguments[2], ("the plan", arguments[0]), ("the journal", arguments[1]));
        await using var journal = new FileErasureJournal(arguments[1]);
        var dying = new DyingJournal(journal, int.Parse(arguments[3], CultureInfo.InvariantCulture), arguments[4] == "before");
        return await EraseApplyCommand.RunAsync(session.Manager, plan, EraseKillTests.Approve(plan), dying, archive: null, written, CancellationToken.None);
    }
}
