using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Journal;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>
/// Documents that were altered and given fitting digests: each altered member shows against the other documents, by its name.
/// </summary>
public sealed class ForgedDocumentTests
{
    [Fact]
    public async Task A_change_of_any_member_of_a_receipt_is_found()
    {
        var (receipt, plan, journal) = await MakeAsync();
        var tried = 0;
        foreach (var altered in Alterations.Of(receipt.ToJson()).Where(altered => altered.Member is not "digest"))
        {
            if (Read(() => ErasureReceipt.FromJson(altered.Json)) is not { } forged)
            {
                continue;
            }

            tried++;
            forged = forged with { Digest = forged.ComputeDigest() };
            if (forged.Digest == receipt.Digest)
            {
                continue; // Another spelling of the same.
            }

            var findings = await ErasureAudit.CheckAsync(forged, plan, journal);
            findings.Select(finding => finding.Place).Should().Contain(PlaceOf(altered), altered.ToString());
        }

        tried.Should().BeGreaterThan(80);
    }

    [Fact]
    public async Task A_change_of_any_member_of_a_plan_is_found_although_its_digest_fits()
    {
        var (receipt, plan, journal) = await MakeAsync();
        var tried = 0;
        foreach (var altered in Alterations.Of(plan.ToJson()).Where(altered => altered.Member is not "digest"))
        {
            if (Read(() => ErasurePlan.FromJson(altered.Json)) is not { } forged)
            {
                continue;
            }

            tried++;
            forged = forged with { Digest = forged.ComputeDigest() };
            if (forged.Digest == plan.Digest)
            {
                continue;
            }

            var findings = await ErasureAudit.CheckAsync(receipt, forged, journal);
            findings
                .Should()
                .Contain(finding => finding.Document == ErasureDocumentKind.Plan && finding.Place == altered.Member, altered.ToString());
        }

        tried.Should().BeGreaterThan(80);
    }

    [Fact]
    public async Task A_change_of_any_member_of_a_journals_last_record_is_found()
    {
        var (receipt, plan, journal) = await MakeAsync();
        foreach (var altered in Alterations.Of(journal.Lines[^1]).Where(altered => altered.Member is not "digest"))
        {
            List<string> lines = [.. journal.Lines.SkipLast(1), Redigest(altered.Json)];
            if (lines[^1] == journal.Lines[^1])
            {
                continue;
            }

            var findings = await ErasureAudit.CheckAsync(receipt, plan, MemoryJournal.Of(lines));
            findings.Should().Contain(finding => finding.Document == ErasureDocumentKind.Journal, altered.ToString());
        }
    }

    [Fact]
    public async Task What_is_still_there_cannot_be_made_erased_in_receipt_and_counts_alike()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Emulator.Behavior.Deletion.LateDeletionDelay = Timeout.InfiniteTimeSpan;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        var journal = new MemoryJournal();
        var receipt = await rig.EraseAsync(plan, journal);
        receipt.State.Should().Be(ErasureState.Incomplete);

        var forged = receipt with
        {
            State = ErasureState.Complete,
            Objects = [.. receipt.Objects.Select(item => item with { Outcome = ErasureOutcome.Erased, Iterations = [] })],
            Counts = receipt.Counts with { Erased = receipt.Counts.Total, StillThere = 0 },
        };
        forged = forged with { Digest = forged.ComputeDigest() };
        var findings = await ErasureAudit.CheckAsync(forged, plan, journal);

        findings.Select(finding => finding.Place).Should().Contain(["objects", "counts", "state"]);
    }

    [Fact]
    public async Task Without_its_journal_a_receipt_is_held_against_itself_and_its_plan()
    {
        var (receipt, plan, _) = await MakeAsync();
        var forged = receipt with
        {
            State = ErasureState.Incomplete,
            Scope = ErasureScope.Everything,
            PlannedAt = receipt.PlannedAt.AddDays(-1),
            Terms = receipt.Terms with { MaxObjects = 7 },
            Models = [],
            Residuals = [],
            PredictionsChosen = false,
            Steps = [.. receipt.Steps.Skip(1)],
        };
        forged = forged with { Digest = forged.ComputeDigest() };

        (await ErasureAudit.CheckAsync(receipt, plan)).Should().BeEmpty();
        (await ErasureAudit.CheckAsync(forged, plan))
            .Select(finding => finding.Place)
            .Should()
            .BeEquivalentTo("state", "scope", "plannedAt", "terms", "models", "residuals", "predictionsChosen", "steps");
    }

    [Fact]
    public async Task A_receipt_that_claims_no_journal_or_an_earlier_record_is_found_out()
    {
        var (receipt, plan, journal) = await MakeAsync();
        var without = receipt with { JournalRecords = 0, JournalHead = JournalRecord.NoPrevious };
        var earlier = receipt with { JournalRecords = 3, JournalHead = DigestOf(journal.Lines[2]) };

        (await ErasureAudit.CheckAsync(without with { Digest = without.ComputeDigest() }, plan, journal))
            .Should()
            .Contain(finding => finding.Place == "head");
        (await ErasureAudit.CheckAsync(earlier with { Digest = earlier.ComputeDigest() }, plan, journal))
            .Should()
            .Contain(finding => finding.Place == "journalHead");
    }

    private static async Task<(ErasureReceipt Receipt, ErasurePlan Plan, MemoryJournal Journal)> MakeAsync()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var request = Gallery.RequestForAlice(ModelDecision.DeleteIteration);
        (request.AcceptCollateral, request.DeleteEmptiedTags, request.PredictionIds) = (true, true, [gallery.Predictions[0]]);
        var plan = await rig.PlanAsync(request);
        var journal = new MemoryJournal();
        var receipt = await rig.EraseAsync(plan, journal);
        (await ErasureAudit.CheckAsync(receipt, plan, journal)).Should().BeEmpty();
        return (receipt, plan, journal);
    }

    // Null where the document is refused for what was done to it: then it names the member, or says that it is none.
    private static T? Read<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (ErasureRejectedException refusal)
        {
            refusal.Rejection.Should().Be(ErasureRejection.Malformed);
            return null;
        }
    }

    private static string PlaceOf(Alterations.Altered altered) =>
        altered.Member switch
        {
            "approval" when altered.Path.Contains('.', StringComparison.Ordinal) => altered.Path.Split('.')[^1],

            // Where the journal lacks the record that the receipt names, one of the two was altered.
            "journalHead" => "head",
            var member => member,
        };

    private static string DigestOf(string line) => System.Text.Json.Nodes.JsonNode.Parse(line)!["digest"]!.GetValue<string>();

    private static string Redigest(string line)
    {
        var record = System.Text.Json.Nodes.JsonNode.Parse(line)!.AsObject();
        try
        {
            var typed = System.Text.Json.JsonSerializer.Deserialize(line, ErasureJournalJsonContext.Default.JournalRecord)!;
            record["digest"] = ErasureDocument.Digest(typed, ErasureJournalJsonContext.Default.JournalRecord);
        }
        catch (Exception error) when (error is System.Text.Json.JsonException or ErasureRejectedException)
        {
            // It is no record any more, whatever its digest.
        }

        return record.ToJsonString();
    }
}
