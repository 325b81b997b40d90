using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Tests.Erasure;

public sealed class SubjectErasureTests
{
    [Fact]
    public async Task An_erased_subject_is_gone_from_the_workspace_and_every_model_and_nothing_else_is()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var _ = rig;
        var before = Contents.Of(rig.Emulator);

        var receipt = await rig.EraseAsync(Gallery.RequestForAlice());

        Guid[] alices = [.. gallery.AlicesInShop, .. gallery.AlicesAtGate];
        receipt.State.Should().Be(ErasureState.Complete);
        receipt.Counts.Erased.Should().Be(alices.Length);
        receipt.Counts.Total.Should().Be(alices.Length);
        Contents.Of(rig.Emulator).Should().BeEquivalentTo(before.Where(item => !alices.Contains(item.Id)));
        receipt
            .Links.Should()
            .Be(
                new LinkCheckResult
                {
                    ReadableBefore = alices.Length,
                    GoneAfter = alices.Length,
                    ReadableAfter = 0,
                    Inconclusive = 0,
                }
            );
    }
}
