using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Restore;
using CustomVision.DataRights.Tests.Export;

namespace CustomVision.DataRights.Tests.Restore;

public sealed class DrillTests
{
    [Fact]
    public async Task A_passed_drill_is_held_by_the_plan_and_one_of_another_archive_is_refused()
    {
        await using var rig = await ExportRig.StartAsync();
        var (folder, other) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(folder);
        rig.Emulator.Seed(account =>
        {
            account.AddProject("Later", ProjectKind.Multilabel);
        });
        await rig.ExportAsync(other);
        await using var drill = await RestoreRig.OfAsync(other);
        var report = DrillReport.FromJson((await drill.DrillAsync()).Report.ToJson());
        var project = rig.Emulator.Account.Projects[0].Id;

        var plan = await rig.Manager.PlanErasureAsync(Request(other, report));
        var mismatch = () => rig.Manager.PlanErasureAsync(Request(folder, report));
        var failed = () => rig.Manager.PlanErasureAsync(Request(other, Sealed(report with { Passed = false })));
        var altered = () => rig.Manager.PlanErasureAsync(Request(other, report with { Images = 1 }));
        var alone = () => rig.Manager.PlanErasureAsync(Request(null, report));

        report.Passed.Should().BeTrue(report.Sentence);
        report.Sentence.Should().StartWith("The archive is enough to rebuild every project: ");
        plan.Drill.Should().Be(report);
        ErasurePlan.FromJson(plan.ToJson()).Drill.Should().Be(report);
        await mismatch.Should().ThrowAsync<ErasureRejectedException>().WithMessage("*not run on the archive*");
        await failed.Should().ThrowAsync<ErasureRejectedException>().WithMessage("*drill failed*");
        await altered.Should().ThrowAsync<ErasureRejectedException>().WithMessage("*altered*");
        await alone.Should().ThrowAsync<ErasureRejectedException>().WithMessage("*ArchiveDirectory*");

        ErasureRequest Request(string? archive, DrillReport proof)
        {
            var request = ErasureRequest.ForProjects(project);
            (request.ArchiveDirectory, request.DrillProof) = (archive, proof);
            return request;
        }
    }

    [Fact]
    public async Task A_target_that_loses_a_region_or_takes_no_image_fails_the_drill()
    {
        await using var rig = await RestoreRig.StartAsync(RestorableAccount.PlantSmall);
        var reports = new List<DrillProgress>();
        (await rig.DrillAsync(progress: new SynchronousProgress<DrillProgress>(reports.Add))).Report.Passed.Should().BeTrue();
        reports
            .Select(report =>
                report.Restore is not null ? "restore"
                : report.Export is not null ? "export"
                : "compare"
            )
            .Distinct(StringComparer.Ordinal)
            .Should()
            .Equal("restore", "export", "compare");
        await rig.StartOverAsync();
        rig.Target.Faults.Add(FaultRule.For("CreateImagesFromFiles").Nth(1).RefuseUploads("ErrorStorage"));

        var drill = await rig.DrillAsync();

        drill.Report.Should().Match<DrillReport>(report => !report.Passed && report.NotRestored > 0 && report.Differences > 0);
        drill.Report.Sentence.Should().StartWith("The archive is NOT enough");
        Directory.Exists(rig.Work).Should().BeFalse();
    }

    [Fact]
    public async Task Erased_people_are_neither_restored_nor_named()
    {
        await using var rig = await ExportRig.StartAsync(new EmulatorOptions());
        var (project, gone) = rig.Emulator.Seed(account =>
        {
            var faces = account.AddProject("Faces", ProjectKind.Multilabel);
            return (faces.Id, faces.AddImages(3)[1]);
        });
        var folder = rig.NewFolder();
        await rig.ExportAsync(folder);
        var plan = await rig.Manager.PlanErasureAsync(ErasureRequest.ForSubject(new() { ImageIds = [gone] }));
        var receipt = await rig.Manager.EraseAsync(
            plan,
            new ErasureApproval
            {
                PlanDigest = plan.Digest,
                Approver = "tester",
                ApprovedAt = TimeProvider.System.GetUtcNow(),
                Reason = "asked",
            },
            new MemoryJournal()
        );
        await using var target = await RestoreRig.OfAsync(folder);

        var result = await target.RestoreAsync(new RestoreRequest { Receipts = [receipt] });
        var altered = () => target.RestoreAsync(new RestoreRequest { Receipts = [receipt with { Objects = [] }] });

        (result.State, result.Erased, result.Projects[0].Images).Should().Be((RestoreState.Complete, 1L, 2L));
        (await File.ReadAllTextAsync(result.MapPath!))
            .Should()
            .NotContain($"\"old\": \"{gone}\"", "the target may give the same id to another image")
            .And.Contain(project.ToString());
        target.Target.Account.Projects[0].WorkspaceImageIds.Should().HaveCount(2);
        await altered.Should().ThrowAsync<ArgumentException>().WithMessage("*altered*");
    }

    private static DrillReport Sealed(DrillReport report) => report with { Digest = report.ComputeDigest() };
}
