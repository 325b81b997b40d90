using System.Security.Cryptography;
using System.Text.Json;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Journal;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>Every altered value shows, in whichever document it is.</summary>
public sealed class TamperTests
{
    [Fact]
    public async Task A_change_of_any_value_of_a_plan_is_found()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());

        foreach (var altered in Alterations.Of(plan.ToJson()))
        {
            ReadOrRefuse(() => ErasureAudit.Check(ErasurePlan.FromJson(altered.Json)))
                .Should()
                .Contain(ErasureDocumentKind.Plan, altered.ToString());
        }
    }

    [Fact]
    public async Task A_change_of_any_value_of_a_receipt_or_of_the_approval_in_it_is_found()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        var receipt = await rig.EraseAsync(plan);

        foreach (var altered in Alterations.Of(receipt.ToJson()))
        {
            ReadOrRefuse(() => ErasureAudit.CheckAsync(ErasureReceipt.FromJson(altered.Json)).Result)
                .Should()
                .Contain(ErasureDocumentKind.Receipt, altered.ToString());
        }
    }

    [Fact]
    public async Task A_change_of_any_line_of_a_journal_is_found()
    {
        await using var rig = await ErasureRig.StartAsync();
        var (shop, alice) = rig.Emulator.Seed(FaultTests.Plant);
        var plan = await rig.PlanAsync(FaultTests.RequestFor(shop, alice));
        var (approval, journal) = (rig.Approve(plan), new MemoryJournal());
        var receipt = await rig.EraseAsync(plan, journal, approval);
        (await ErasureAudit.CheckAsync(receipt, plan, journal)).Should().BeEmpty();

        for (var line = 0; line < journal.Lines.Count; line++)
        {
            List<string> without = [.. journal.Lines.Where((_, index) => index != line)];
            (await ErasureAudit.CheckAsync(receipt, plan, MemoryJournal.Of(without)))
                .Should()
                .Contain(finding => finding.Document == ErasureDocumentKind.Journal);
            foreach (var altered in Alterations.Of(journal.Lines[line]))
            {
                List<string> lines = [.. journal.Lines.Select((text, index) => index == line ? altered.Json : text)];
                var findings = await ErasureAudit.CheckAsync(receipt, plan, MemoryJournal.Of(lines));
                findings
                    .Should()
                    .Contain(
                        finding => finding.Document == ErasureDocumentKind.Journal && finding.Place == $"line {line + 1}",
                        altered.ToString()
                    );
                var act = () => rig.EraseAsync(plan, MemoryJournal.Of(lines), approval);
                (await act.Should().ThrowAsync<ErasureRejectedException>()).Which.Rejection.Should().Be(ErasureRejection.JournalRefused);
            }
        }
    }

    [Fact]
    public async Task A_journal_of_an_unknown_format_is_refused_with_the_remedy_and_one_from_before_formats_is_resumed()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        var (approval, journal) = (rig.Approve(plan), new MemoryJournal());
        await rig.EraseAsync(plan, journal, approval);
        journal.Lines[0].Should().Contain("\"type\":\"Started\",\"format\":\"customvision-erasure-journal/1\",");

        var later = () => rig.EraseAsync(plan, MemoryJournal.Of(WithFormat("customvision-erasure-journal/2")), approval);
        var earlier = await rig.EraseAsync(plan, MemoryJournal.Of(WithFormat(null)), approval);

        (await later.Should().ThrowAsync<ErasureRejectedException>())
            .WithMessage("*'customvision-erasure-journal/2'*Resume with the version*")
            .Which.Rejection.Should()
            .Be(ErasureRejection.JournalRefused);
        earlier.State.Should().Be(ErasureState.Complete);
        JournalChain.IsOfOtherFormat("""{"format":"customvision-erasure-journal/2","chain":[]}""").Should().BeTrue("its form is unknown");

        IEnumerable<string> WithFormat(string? format)
        {
            JournalRecord? read = null;
            JournalRecord? linked = null;
            foreach (var line in journal.Lines)
            {
                JournalChain.Read(line, read, out read).Should().BeNull();
                linked = JournalChain.Link(read!.Number == 1 ? read with { Format = format } : read, linked);
                yield return JournalChain.Write(linked);
            }
        }
    }

    [Fact]
    public async Task A_cut_journal_shows_against_the_receipts_head()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        var journal = new MemoryJournal();
        var receipt = await rig.EraseAsync(plan, journal);

        var findings = await ErasureAudit.CheckAsync(receipt, plan, MemoryJournal.Of(journal.Lines.SkipLast(1)));

        findings.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Document = ErasureDocumentKind.Journal, Place = "head" });
    }

    [Theory]
    [InlineData(nameof(ErasureApproval.Approver))]
    [InlineData(nameof(ErasureApproval.Reason))]
    [InlineData(nameof(ErasureApproval.ApprovedAt))]
    public async Task An_altered_approval_shows_against_the_journal_and_is_named(string member)
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        var (approval, journal) = (rig.Approve(plan), new MemoryJournal());
        var receipt = await rig.EraseAsync(plan, journal, approval);
        var altered = member switch
        {
            nameof(ErasureApproval.Approver) => approval with { Approver = "someone else" },
            nameof(ErasureApproval.Reason) => approval with { Reason = "another reason" },
            _ => approval with { ApprovedAt = approval.ApprovedAt.AddSeconds(1) },
        };

        // Even where the forger gives the receipt a fitting digest.
        var forged = receipt with
        {
            Approval = altered,
        };
        forged = forged with { Digest = forged.ComputeDigest() };
        var findings = await ErasureAudit.CheckAsync(forged, plan, journal);
        var act = () => rig.EraseAsync(plan, journal, altered);

        findings
            .Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(new { Document = ErasureDocumentKind.Approval, Place = JsonNamingPolicy.CamelCase.ConvertName(member) });
        (await act.Should().ThrowAsync<ErasureRejectedException>()).Which.Message.Should().Contain(member);
    }

    [Fact]
    public async Task A_forged_receipt_shows_against_its_signature()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (rig, _) = await Gallery.StartAsync(
            signer: (content, _) =>
                Task.FromResult(
                    new ErasureSignature
                    {
                        Algorithm = "ES256",
                        KeyId = "receipts-1",
                        Value = Convert.ToBase64String(key.SignData(content.Span, HashAlgorithmName.SHA256)),
                    }
                )
        );
        await using var __ = rig;
        var receipt = await rig.EraseAsync(Gallery.RequestForAlice());
        bool Verify(ReadOnlyMemory<byte> content, ErasureSignature signature) =>
            key.VerifyData(content.Span, Convert.FromBase64String(signature.Value), HashAlgorithmName.SHA256);

        var forged = receipt with { Counts = receipt.Counts with { Erased = 14 } };
        forged = forged with { Digest = forged.ComputeDigest() };

        ErasureAudit.CheckSignature(ErasureReceipt.FromJson(receipt.ToJson()), Verify).Should().BeEmpty();
        ErasureAudit.CheckSignature(forged, Verify).Should().ContainSingle().Which.Document.Should().Be(ErasureDocumentKind.Signature);
        ErasureAudit.CheckSignature(receipt with { Signature = null }, Verify).Should().ContainSingle();
    }

    [Fact]
    public void A_document_with_a_member_twice_or_one_too_many_is_refused()
    {
        var json = Documents.Plan().ToJson();
        foreach (
            var altered in (string[])
                [
                    json.Insert(1, "\"scope\":\"Everything\","),
                    json.Insert(1, "\"unknown\":1,"),
                    json.Replace("\"planId\"", "\"planID\"", StringComparison.Ordinal),
                ]
        )
        {
            var act = () => ErasurePlan.FromJson(altered);
            act.Should().Throw<ErasureRejectedException>().Which.Rejection.Should().Be(ErasureRejection.Malformed);
        }
    }

    private static IReadOnlyList<ErasureDocumentKind> ReadOrRefuse(Func<IReadOnlyList<ErasureFinding>> check)
    {
        try
        {
            return [.. check().Select(finding => finding.Document)];
        }
        catch (ErasureRejectedException refusal) when (refusal.Rejection == ErasureRejection.Malformed)
        {
            // A value of the wrong kind is refused when it is read, for either document.
            return [ErasureDocumentKind.Plan, ErasureDocumentKind.Receipt];
        }
    }
}
