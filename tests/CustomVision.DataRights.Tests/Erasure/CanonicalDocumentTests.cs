using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Journal;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>Compares documents that are written value by value with the canonical form of their JSON as a whole.</summary>
public sealed class CanonicalDocumentTests
{
    [Fact]
    public async Task A_plan_and_a_receipt_are_written_as_their_json()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var owned = rig;
        var request = Gallery.RequestForAlice();
        request.Models = ModelDecision.KeepWithReason("\"contract\"\u0001 \\ naïve 😀\n");

        var plan = await rig.PlanAsync(request);
        var receipt = await rig.EraseAsync(plan);

        ShouldBeWrittenAsItsJson(plan, ErasureJsonContext.Default.ErasurePlan);
        ShouldBeWrittenAsItsJson(receipt, ErasureJsonContext.Default.ErasureReceipt);
    }

    [Fact]
    public void A_journal_record_with_dictionaries_is_written_as_its_json() =>
        ShouldBeWrittenAsItsJson(
            new JournalRecord
            {
                Number = 1,
                Previous = JournalRecord.NoPrevious,
                Type = JournalRecordType.Checked,
                At = DateTimeOffset.UnixEpoch,
                Gone = new Dictionary<int, IReadOnlyList<Guid>> { [9] = [Guid.NewGuid()], [10] = [] },
                Members = new Dictionary<string, string> { ["b"] = "1", ["a"] = "2", ["é"] = "3" },
                Digest = "",
            },
            ErasureJournalJsonContext.Default.JournalRecord
        );

    [Fact]
    public void An_account_and_a_drill_report_are_written_as_their_json()
    {
        var drill = new DrillReport
        {
            Format = DrillReport.FormatName,
            Digest = "of the drill itself",
            ArchiveDigest = "of the archive",
            Passed = true,
            ExportState = "Complete",
            Projects = 1,
            Tags = 2,
            Images = 3,
            Regions = 4,
            NotRestored = 0,
            Differences = 0,
            ImagesLeftOut = 5,
        };
        var plan = Documents.Plan();
        plan = plan with
        {
            Drill = drill,
            Account = new PlannedAccount
            {
                Id = Guid.NewGuid(),
                ResourceId = "/subscriptions/1",
                Location = "westeurope",
                Purges = true,
                PublishedIterations = [],
                PredictionResources = ["/subscriptions/2"],
                Steps = plan.Projects[0].Steps,
            },
        };

        ShouldBeWrittenAsItsJson(drill, ErasureJsonContext.Default.DrillReport);
        ShouldBeWrittenAsItsJson(plan, ErasureJsonContext.Default.ErasurePlan);
        plan.ComputeDigest().Should().NotBe((plan with { Account = null }).ComputeDigest(), "the account is part of what is approved");
        plan.ComputeDigest().Should().NotBe((plan with { Drill = drill with { Digest = "of another" } }).ComputeDigest());
    }

    [Fact]
    public void A_text_that_is_longer_than_the_buffer_is_digested_whole()
    {
        var plan = Documents.Plan() with { Endpoint = new string('é', 100_000) + "\ud83d" };

        ShouldBeWrittenAsItsJson(plan, ErasureJsonContext.Default.ErasurePlan);
    }

    [Fact]
    public void A_missing_value_is_refused_with_its_location()
    {
        var plan = Documents.Plan();
        var withoutSteps = plan with { Projects = [plan.Projects[0] with { Steps = null! }] };
        var withoutStep = plan with { Projects = [plan.Projects[0] with { Steps = [plan.Projects[0].Steps[0], null!] }] };

        withoutSteps
            .Invoking(altered => altered.ComputeDigest())
            .Should()
            .Throw<ErasureRejectedException>()
            .WithMessage("The document is incomplete: the member '$.projects[0].steps' is null.*");
        withoutStep
            .Invoking(altered => altered.ComputeDigest())
            .Should()
            .Throw<ErasureRejectedException>()
            .WithMessage("The document cannot be read: the member '$.projects[0].steps[1]' has no value.*");
    }

    [Fact]
    public void A_number_that_readers_may_round_is_refused_with_its_location()
    {
        var plan = Documents.Plan();
        var altered = plan with { Terms = plan.Terms with { ValidForSeconds = 1L << 53 } };

        altered
            .Invoking(plan => plan.ComputeDigest())
            .Should()
            .Throw<ErasureRejectedException>()
            .WithMessage("The document cannot be read: the member '$.terms.validForSeconds' is a number that is not an integer*");
    }

    private static void ShouldBeWrittenAsItsJson<T>(T document, JsonTypeInfo<T> type)
        where T : class
    {
        var root = JsonSerializer.SerializeToNode(document, type)!.AsObject();
        var members = root.ToDictionary(member => member.Key, member => Sha256(Canonical(member.Value)));

        ErasureDocument.MembersOf(document, type).Should().Equal(members);
        root.Remove("signature");
        Text(ErasureDocument.Canonical(document, type, "signature")).Should().Be(Text(Canonical(root)));
        root.Remove("digest");
        ErasureDocument.Digest(document, type).Should().Be(Sha256(Canonical(root)));
    }

    private static byte[] Canonical(JsonNode? node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        CanonicalJson.Write(buffer, JsonDocument.Parse(node?.ToJsonString() ?? "null").RootElement);
        return buffer.WrittenSpan.ToArray();
    }

    private static string Text(byte[] content) => Encoding.UTF8.GetString(content);

    private static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
