using System.Globalization;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Tests.Erasure;

public sealed class ErasureReceiptPageTests
{
    [Fact]
    public async Task The_page_says_what_the_receipt_says_and_runs_nothing()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Emulator.Behavior.Deletion.OnlyInIteration = CustomVision.DataRights.Emulator.Behavior.AllIterationsEffect.Ignored;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice(ModelDecision.KeepWithReason("<b onclick=alert(1)>till</b>")));
        var receipt = await rig.EraseAsync(plan, approval: rig.Approve(plan) with { Approver = "<script>alert('x')</script>" });

        var page = receipt.ToHtml(CultureInfo.InvariantCulture);

        page.Should().Contain("default-src &#x27;none&#x27;").And.Contain("Not everything is gone").And.Contain(receipt.Digest);
        page.Should().Contain("&lt;script&gt;").And.NotContain("<script").And.NotContain("<b onclick").And.NotContain("style=\"");
        page.Should().Contain($"Iteration {gallery.First}").And.Contain($"Workspace of project {gallery.Shop}");
        page.Should().Contain(gallery.AlicesInFirstAlone[0].ToString("D")).And.Contain("deleting them is the remedy");
    }

    [Fact]
    public void Every_value_has_a_text()
    {
        var texts = new CustomVision.DataRights.Erasure.Texts.ErasureTexts(CultureInfo.InvariantCulture);
        foreach (
            var type in (Type[])
                [
                    typeof(ErasureScope),
                    typeof(ErasureState),
                    typeof(ErasureOutcome),
                    typeof(ErasureObjectKind),
                    typeof(ModelDecisionKind),
                    typeof(ErasureStepKind),
                    typeof(StepResult),
                    typeof(ResidualKind),
                ]
        )
        {
            foreach (var name in Enum.GetNames(type))
            {
                texts[$"{type.Name}.{name}"].Should().NotBeNullOrWhiteSpace();
            }
        }

        foreach (
            var name in typeof(CustomVision.DataRights.Erasure.Documents.SkipReason)
                .GetFields()
                .Select(field => field.Name)
                .Concat(Enum.GetNames<UnplannedKind>())
        )
        {
            texts[$"Reason.{name}"].Should().NotBeNullOrWhiteSpace();
        }

        foreach (
            var word in (string[])
                [
                    "Cancelled",
                    "PlanExpired",
                    "WitnessNotSeen",
                    "IncompleteListing",
                    "ProjectBusy",
                    "DisasterRecovery",
                    "NotAttempted",
                    "NoAnswer",
                ]
        )
        {
            texts.Reason(word).Should().NotBe(word);
        }
    }
}
