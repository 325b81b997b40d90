using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CustomVision.DataRights;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Subjects;
using DataRights.Portal.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace DataRights.Portal.Tests;

/// <summary>Requests from their submission to their receipt, over HTTP.</summary>
public sealed class JourneyTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private static readonly object Anna = new { tags = (string[])["Anna Larsen"], models = "retrain" };

    [Fact]
    public async Task An_access_request_becomes_an_archive_that_expires_after_30_days()
    {
        using var shop = portal.WithKey(PortalHost.Key);
        using var alice = await portal.SignInAsync(PortalClient.Alice);
        var id = await shop.SubmitAsync(
            new
            {
                kind = "access",
                reference = "case-77",
                selection = new { tags = (string[])["김민지"] },
            }
        );

        (await alice.WatchAsync(id, "completed")).Should().EndWith("completed");

        var state = await shop.GetAsync($"/api/requests/{id}/state");
        state.GetProperty("requestStatus").GetString().Should().Be("completed");
        using (var zip = new ZipArchive(await alice.Http.GetStreamAsync($"/api/requests/{id}/archive"), ZipArchiveMode.Read))
        {
            var folder = Path.Combine(portal.Folder, "unzipped");
            zip.ExtractToDirectory(folder);
            var verified = await ArchiveVerifier.VerifyAsync(Path.Combine(folder, $"access-{id}"));
            verified.IsValid.Should().BeTrue();
            var receipt = await alice.GetAsync($"/api/requests/{id}/receipt");
            receipt.GetProperty("format").GetString().Should().Be("datarights-portal-receipt/1");
            receipt.GetProperty("resultDigest").GetString().Should().Be(verified.ArchiveDigest);
            receipt.GetProperty("counts").GetProperty("files").GetInt64().Should().Be(verified.FilesChecked);
        }

        (await alice.StatusAsync($"/api/requests/{id}/selection"))
            .Should()
            .Be(HttpStatusCode.Gone, "a closed request no longer says whose data it concerned");
        portal.Time.AdjustTime(portal.Time.Start + TimeSpan.FromDays(29.9));
        await portal.Housekeeping.RunOnceAsync(CancellationToken.None);
        var folders = portal.Services.GetRequiredService<PortalFolders>();
        Directory.Exists(folders.Archive(id)).Should().BeTrue();
        portal.Time.AdjustTime(portal.Time.Start + TimeSpan.FromDays(30.1));
        await portal.Housekeeping.RunOnceAsync(CancellationToken.None);
        Directory.Exists(folders.Archive(id)).Should().BeFalse();
        portal.Time.AdjustTime(portal.Time.Start);
        (await alice.StatusAsync($"/api/requests/{id}/archive")).Should().Be(HttpStatusCode.Gone);
        (await alice.StatusAsync($"/api/requests/{id}/receipt")).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_erasure_needs_a_second_person_and_ends_with_a_receipt_that_names_the_audit_head()
    {
        using var alice = await portal.SignInAsync(PortalClient.Alice);
        using var bo = await portal.SignInAsync(PortalClient.Bo);
        var id = await alice.SubmitAsync(
            new
            {
                kind = "erasure",
                reference = "case-78",
                selection = Anna,
            }
        );
        await alice.WatchAsync(id, "awaitingApproval");
        var plan = ErasurePlan.FromJson(await bo.Http.GetStringAsync($"/api/requests/{id}/plan"));
        var digest = (await bo.GetAsync($"/api/requests/{id}")).GetProperty("planDigest").GetString();
        digest.Should().Be(plan.Digest);
        var before = Images();

        // The submitter cannot approve, a wrong digest approves nothing, and nothing was deleted so far.
        var own = await alice.PostAsync($"/api/requests/{id}/approval", new { planDigest = digest });
        own.Status.Should().Be(HttpStatusCode.Forbidden);
        own.Body.GetProperty("code").GetString().Should().Be("ownRequest");
        (await bo.PostAsync($"/api/requests/{id}/approval", new { planDigest = new string('0', 64) }))
            .Status.Should()
            .Be(HttpStatusCode.Conflict);
        Images().Should().Be(before);

        (await bo.PostAsync($"/api/requests/{id}/approval", new { planDigest = digest })).Status.Should().Be(HttpStatusCode.OK);
        (await bo.WatchAsync(id, "completed")).Should().EndWith("completed");
        var erased = plan.Objects.Count(item => item.Kind == ErasureObjectKind.Image);
        erased.Should().BePositive();
        Images().Should().Be(before - erased);

        var text = await bo.Http.GetStringAsync($"/api/requests/{id}/receipt");
        var receipt = JsonSerializer.Deserialize<JsonElement>(text);
        var erasure = ErasureReceipt.FromJson(await bo.Http.GetStringAsync($"/api/requests/{id}/receipt/erasure"));
        receipt.GetProperty("resultDigest").GetString().Should().Be(erasure.ComputeDigest());
        erasure.Approval.Approver.Should().Be($"{portal.Issuer.Address}|person-1");
        var entries = await bo.GetAsync($"/api/requests/{id}/audit");
        entries
            .EnumerateArray()
            .Select(entry => entry.GetProperty("action").GetString())
            .Should()
            .Equal("received", "planning", "planned", "approved", "verifying", "finished", "receiptIssued");
        entries[5].GetProperty("hash").GetString().Should().Be(receipt.GetProperty("auditHead").GetString());
        entries[6].GetProperty("detail").GetString().Should().Be(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        (await bo.Http.GetStringAsync($"/api/requests/{id}/receipt/page")).Should().Contain("<h1>");

        await AltersTrailAsync(bo, id);
    }

    [Fact]
    public async Task A_request_of_a_program_needs_two_persons_and_a_failed_one_is_retried_with_a_decision()
    {
        using var shop = portal.WithKey(PortalHost.Key);
        using var newsletter = portal.WithKey(PortalHost.OtherKey);
        using var alice = await portal.SignInAsync(PortalClient.Alice);
        using var bo = await portal.SignInAsync(PortalClient.Bo);
        var body = new
        {
            id = Guid.NewGuid(),
            kind = "erasure",
            selection = new { metadata = (object[])[new { key = "subject", value = "minji" }] },
        };
        var id = await shop.SubmitAsync(body);

        // A repeated call creates no second request; another program neither sees nor uses the id.
        (await shop.PostAsync("/api/requests/", body))
            .Status.Should()
            .Be(HttpStatusCode.OK);
        (await newsletter.StatusAsync($"/api/requests/{id}/state")).Should().Be(HttpStatusCode.NotFound);
        (await newsletter.PostAsync("/api/requests/", body)).Status.Should().Be(HttpStatusCode.Conflict);

        await alice.WatchAsync(id, "failed");
        (await alice.GetAsync($"/api/requests/{id}"))
            .GetProperty("failureCode")
            .GetString()
            .Should()
            .Be(nameof(ErasureRejection.ModelDecisionMissing));
        (await shop.GetAsync($"/api/requests/{id}/state")).GetProperty("requestStatus").GetString().Should().Be("in_progress");
        (await bo.PostAsync($"/api/requests/{id}/retry", new { models = "retrain" })).Status.Should().Be(HttpStatusCode.OK);
        await alice.WatchAsync(id, "awaitingApproval");
        var view = await alice.GetAsync($"/api/requests/{id}");
        view.GetProperty("approvalsRequired").GetInt32().Should().Be(2);
        var approval = new { planDigest = view.GetProperty("planDigest").GetString() };
        (await bo.PostAsync($"/api/requests/{id}/approval", approval)).Status.Should().Be(HttpStatusCode.Forbidden, "Bo retried it");
        var first = await alice.PostAsync($"/api/requests/{id}/approval", approval);
        first.Body.GetProperty("state").GetString().Should().Be("awaitingApproval");
        (await alice.PostAsync($"/api/requests/{id}/approval", approval))
            .Status.Should()
            .Be(HttpStatusCode.Conflict, "one person approves once");

        (await alice.PostAsync($"/api/requests/{id}/extension", new { reason = "complexity" })).Status.Should().Be(HttpStatusCode.OK);
        (await alice.PostAsync($"/api/requests/{id}/extension", new { reason = "complexity" })).Status.Should().Be(HttpStatusCode.Conflict);
        (await shop.GetAsync($"/api/requests/{id}/state")).GetProperty("isExtended").GetBoolean().Should().BeTrue();
        (await alice.PostAsync($"/api/requests/{id}/cancellation", new { })).Status.Should().Be(HttpStatusCode.OK);
        (await shop.GetAsync($"/api/requests/{id}/state")).GetProperty("requestStatus").GetString().Should().Be("cancelled");
    }

    [Fact]
    public async Task A_plan_that_expires_before_its_approval_fails_and_can_be_made_again()
    {
        using var alice = await portal.SignInAsync(PortalClient.Alice);
        var id = await alice.SubmitAsync(
            new { kind = "erasure", selection = new { metadata = (object[])[new { key = "camera", value = "north" }], models = "retrain" } }
        );
        await alice.WatchAsync(id, "awaitingApproval");
        var digest = (await alice.GetAsync($"/api/requests/{id}")).GetProperty("planDigest").GetString();
        portal.Time.AdjustTime(portal.Time.Start + TimeSpan.FromDays(8));
        try
        {
            await portal.Housekeeping.RunOnceAsync(CancellationToken.None);
        }
        finally
        {
            portal.Time.AdjustTime(portal.Time.Start);
        }

        (await alice.GetAsync($"/api/requests/{id}")).GetProperty("failureCode").GetString().Should().Be("PlanExpired");
        await alice.PostAsync($"/api/requests/{id}/retry", new { });
        await alice.WatchAsync(id, "awaitingApproval");
        (await alice.GetAsync($"/api/requests/{id}")).GetProperty("planDigest").GetString().Should().NotBe(digest);
    }

    [Fact]
    public async Task A_running_export_that_is_cancelled_leaves_no_file()
    {
        using var alice = await portal.SignInAsync(PortalClient.Alice);
        var reached = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var gate = portal.Emulator.Faults.Add(
            FaultRule
                .ForBlobs()
                .Nth(2)
                .Run(() =>
                {
                    reached.SetResult();
                    return release.Task;
                })
        );
        var id = await alice.SubmitAsync(new { kind = "access", selection = new { tags = (string[])["car"] } });
        await reached.Task;
        var folders = portal.Services.GetRequiredService<PortalFolders>();
        Directory.Exists(folders.Archive(id) + ".work").Should().BeTrue();
        (await alice.PostAsync($"/api/requests/{id}/cancellation", new { })).Status.Should().Be(HttpStatusCode.OK);
        release.SetResult();
        portal.Emulator.Faults.Remove(gate);

        // The worker takes the next request once it has cleaned up after this one.
        var next = await alice.SubmitAsync(new { kind = "access", selection = new { tags = (string[])["no such tag"] } });
        await alice.WatchAsync(next, "failed");
        Directory.Exists(folders.Archive(id)).Should().BeFalse();
        Directory.Exists(folders.Archive(id) + ".work").Should().BeFalse();
        (await alice.GetAsync($"/api/requests/{id}/state")).GetProperty("requestStatus").GetString().Should().Be("cancelled");
    }

    [Fact]
    public async Task An_export_that_was_killed_at_its_very_end_is_finished_and_leaves_no_work_state()
    {
        using var alice = await portal.SignInAsync(PortalClient.Alice);
        var refusal = portal.Emulator.Faults.Add(FaultRule.For("GetProjects").Answer(403));
        var id = await alice.SubmitAsync(new { kind = "access", selection = new { tags = (string[])["car"] } });
        await alice.WatchAsync(id, "failed");
        portal.Emulator.Faults.Remove(refusal);
        var folder = portal.Services.GetRequiredService<PortalFolders>().Archive(id);
        await portal
            .Services.GetRequiredService<IUserDataExporter>()
            .ExportAsync(
                new ExportRequest { Subject = new SubjectSelector { TagNames = { "car" } } },
                new DirectoryArchiveSink(folder)
            );
        Directory.CreateDirectory(Path.Combine(folder + ".work", "spool"));

        (await alice.PostAsync($"/api/requests/{id}/retry", new { })).Status.Should().Be(HttpStatusCode.OK);

        (await alice.WatchAsync(id, "completed")).Should().EndWith("completed");
        Directory.Exists(folder + ".work").Should().BeFalse();
    }

    private int Images() => portal.Emulator.Account.Projects.Single(one => one.Name == "Reception visitors").AllImageIds.Count;

    private async Task AltersTrailAsync(PortalClient reader, Guid id)
    {
        (await reader.GetAsync("/api/audit")).GetProperty("isIntact").GetBoolean().Should().BeTrue();
        await using var database = new SqliteConnection($"Data Source={Path.Combine(portal.Folder, "portal.db")}");
        await database.OpenAsync();
        var change = database.CreateCommand();
        change.CommandText = "UPDATE Audit SET Actor = 'another' WHERE RequestId = $id AND Action = 'approved'";
        change.Parameters.AddWithValue("$id", id.ToString().ToUpperInvariant());
        await FluentActions
            .Awaiting(() => change.ExecuteNonQueryAsync())
            .Should()
            .ThrowAsync<SqliteException>()
            .WithMessage("*append-only*");

        // A person with the file can drop the trigger; then the chain tells.
        change.CommandText = "DROP TRIGGER Audit_No_UPDATE; " + change.CommandText;
        (await change.ExecuteNonQueryAsync()).Should().Be(1);
        var altered = await reader.GetAsync("/api/audit");
        altered.GetProperty("isIntact").GetBoolean().Should().BeFalse();
        change.CommandText = $"UPDATE Audit SET Actor = '{portal.Issuer.Address}|person-1' WHERE RequestId = $id AND Action = 'approved'";
        await change.ExecuteNonQueryAsync();
        (await reader.GetAsync("/api/audit")).GetProperty("isIntact").GetBoolean().Should().BeTrue();

        // A receipt that was altered, too.
        change.CommandText = "UPDATE Receipts SET Json = replace(Json, 'completed', 'Completed') WHERE RequestId = $id";
        await change.ExecuteNonQueryAsync();
        (await reader.GetAsync("/api/audit"))
            .GetProperty("faultyReceipts")
            .EnumerateArray()
            .Select(one => one.GetGuid())
            .Should()
            .Equal(id);
        change.CommandText = "UPDATE Receipts SET Json = replace(Json, 'Completed', 'completed') WHERE RequestId = $id";
        await change.ExecuteNonQueryAsync();
    }
}
