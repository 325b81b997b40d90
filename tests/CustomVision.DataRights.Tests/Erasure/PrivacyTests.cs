using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tests.Erasure;

public sealed class PrivacyTests
{
    [Fact]
    public async Task No_name_value_link_or_key_is_in_a_plan_a_journal_a_receipt_or_a_log()
    {
        var (rig, gallery) = await Gallery.StartAsync(configure: options => options.TrainingKey = "emulator");
        await using var __ = rig;
        rig.Emulator.Seed(seeder =>
            seeder.Project(gallery.Shop).AddImages(1, new Dictionary<string, string> { ["patient"] = "Alice Miller" }, gallery.Alice)
        );
        var request = Gallery.RequestForAlice(ModelDecision.DeleteIteration);
        request.Subject!.Metadata = [];
        (request.AcceptCollateral, request.DeleteEmptiedTags, request.Predictions) = (
            true,
            true,
            new CustomVision.DataRights.Training.PredictionQuery()
        );
        var refused = 0;
        rig.Wire.Intercept = (message, _) =>
            message.Method == HttpMethod.Delete && ++refused % 3 == 0
                ? Task.FromResult(Wire.Answer(400, """{"code":"BadRequestInvalid","message":"the tag Alice of Shop"}"""))
                : null;
        var plan = await rig.PlanAsync(request);
        var journal = new MemoryJournal();

        var receipt = await rig.EraseAsync(plan, journal);

        refused.Should().BeGreaterThan(5);
        rig.Log.Text.Should().Contain("1400 ").And.Contain("1403 ");
        foreach (
            var text in (string[])
                [plan.ToJson(), string.Join('\n', journal.Lines), receipt.ToJson(), receipt.ToHtml(), rig.Log.Text]
        )
        {
            text.Should().NotContainAny("Alice", "Miller", "patient", "Bob", "Shop", "sig=");
        }
    }

    [Fact]
    public async Task An_emptied_accounts_plan_names_the_key_by_a_salted_digest_alone()
    {
        const string Key = "5f3b0c9f0d7c4a1e9d2b8e6a7c5d4f3e";
        var (rig, _) = await Gallery.StartAsync(emulate: options => options.TrainingKey = Key);
        await using var __ = rig;

        var (one, two) = (await rig.PlanAsync(ErasureRequest.ForEverything()), await rig.PlanAsync(ErasureRequest.ForEverything()));

        one.ToJson().Should().NotContain(Key);
        one.Witness.CredentialDigest.Should().HaveLength(64).And.NotBe(two.Witness.CredentialDigest);
    }
}
