using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Restore;

namespace CustomVision.DataRights.Tests.Restore;

/// <summary>
/// A restore that is killed at any record, or suffers a fault at any call, ends equal to an undisturbed one in the next run.
/// </summary>
public sealed class InterruptionTests
{
    private static readonly Dictionary<string, Func<FaultMatch, FaultRule>> Faults = new(StringComparer.Ordinal)
    {
        ["429"] = match => match.Answer(429, TimeSpan.FromSeconds(1)),
        ["408"] = match => match.Answer(408),
        ["500"] = match => match.Answer(500),
        ["503 with a page"] = match => match.Reply(503, "<html></html>", "text/html"),
        ["400"] = match => match.Answer(400, code: "BadRequestInvalid"),
        ["403"] = match => match.Answer(403),
        ["dropped"] = match => match.Drop(),
        ["answer lost"] = match => match.Drop(carriesOut: true),
        ["done, and answered 500"] = match => match.Reply(500, carriesOut: true),
        ["cut"] = match => match.Cut(20),
        ["page"] = match => match.Html(),
        ["corrupt"] = match => match.Corrupt(int.MaxValue),
        ["length too long"] = match => match.MisstateLength(7),
        ["redirect"] = match => match.Redirect("example.invalid"),
    };

    public static TheoryData<string> FaultNames => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(FaultNames))]
    public async Task A_fault_at_any_call_leaves_no_trace(string fault)
    {
        await using var rig = await RestoreRig.StartAsync(RestorableAccount.PlantSmall);
        await rig.RestoreAsync();
        var calls = rig.Wire.Sent.Count;
        for (var call = 1 + (fault.Length % RestoreRounds.Step); call <= calls; call += RestoreRounds.Step)
        {
            await rig.StartOverAsync();
            var rule = rig.Target.Faults.Add(Faults[fault](FaultRule.ForEverything().Nth(call)));

            await IgnoreAsync(rig.RestoreAsync());
            rig.Target.Faults.CountOf(rule).Should().BePositive();
            rig.Target.Faults.Clear();
            rig.Reconnect();

            await MustEndEqualAsync(rig, $"{fault} at call {call}");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_kill_at_any_call_leaves_no_trace(bool isCarriedOut)
    {
        await using var rig = await RestoreRig.StartAsync(RestorableAccount.PlantSmall);
        await rig.RestoreAsync();
        var calls = rig.Wire.Sent.Count;
        for (var call = 1; call <= calls; call += RestoreRounds.Step)
        {
            await rig.StartOverAsync();
            using var kill = new CancellationTokenSource();
            var (number, last) = (0, call);
            rig.Wire.Intercept = (_, send) => ++number == last ? KillAsync(send, kill) : null;

            await IgnoreAsync(rig.RestoreAsync(cancellationToken: kill.Token));
            kill.IsCancellationRequested.Should().BeTrue();
            rig.Reconnect();

            await MustEndEqualAsync(rig, $"killed at call {call}");
        }

        async Task<HttpResponseMessage> KillAsync(Func<Task<HttpResponseMessage>> send, CancellationTokenSource kill)
        {
            if (isCarriedOut)
            {
                (await send()).Dispose();
            }

            await kill.CancelAsync();
            throw new OperationCanceledException(kill.Token);
        }
    }

    [Fact]
    public async Task A_journal_that_ends_at_any_record_or_in_one_leads_to_the_same_end()
    {
        await using var rig = await RestoreRig.StartAsync(RestorableAccount.PlantSmall);
        await rig.RestoreAsync();
        var journal = Path.Combine(rig.Work, "journal.jsonl");
        var lines = await File.ReadAllLinesAsync(journal);
        var ready = Array.FindIndex(lines, line => line.Contains("\"ready\"", StringComparison.Ordinal));
        for (var kept = ready + 1; kept <= lines.Length; kept += RestoreRounds.Step)
        {
            var torn = kept < lines.Length ? lines[kept][..(lines[kept].Length / 2)] : "";
            await File.WriteAllTextAsync(journal, string.Concat(lines.Take(kept).Select(line => line + "\n")) + torn);
            rig.Reconnect();

            await MustEndEqualAsync(rig, $"{kept} records kept");
        }
    }

    [Fact]
    public async Task A_journal_of_an_unknown_format_is_refused_with_the_remedy_and_one_from_before_formats_is_resumed()
    {
        await using var rig = await RestoreRig.StartAsync(RestorableAccount.PlantSmall);
        await rig.RestoreAsync();
        var journal = Path.Combine(rig.Work, "journal.jsonl");
        var text = await File.ReadAllTextAsync(journal);
        const string Format = "\"format\":\"customvision-restore-journal/1\",";
        text.Split('\n')[0].Should().Contain(Format);
        await File.WriteAllTextAsync(journal, text.Replace("restore-journal/1", "restore-journal/2", StringComparison.Ordinal));
        rig.Reconnect();

        var resume = () => rig.RestoreAsync();

        (await resume.Should().ThrowAsync<DataRightsException>()).WithMessage("*'customvision-restore-journal/2'*Resume with the version*");
        await File.WriteAllTextAsync(journal, text.Replace(Format, "", StringComparison.Ordinal));
        rig.Reconnect();
        await MustEndEqualAsync(rig, "a journal from before formats is read");
    }

    private static async Task MustEndEqualAsync(RestoreRig rig, string because)
    {
        (await rig.RestoreAsync()).State.Should().Be(RestoreState.Complete, because);
        rig.Target.Account.Projects.Should().ContainSingle(because).Which.WorkspaceImageIds.Should().HaveCount(4, because);
        (await rig.CompareAsync()).Differences.Should().BeEmpty(because);
    }

    private static async Task IgnoreAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception error) when (error is DataRightsException or OperationCanceledException)
        {
            // The next run must mend it.
        }
    }
}
