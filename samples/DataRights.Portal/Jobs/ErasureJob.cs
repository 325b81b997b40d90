using CustomVision.DataRights;
using CustomVision.DataRights.Erasure;
using DataRights.Portal.Requests;
using DataRights.Portal.Store;

namespace DataRights.Portal.Jobs;

/// <summary>Plans an erasure, and carries out the approved plan. After a crash, it resumes from its journal.</summary>
internal sealed class ErasureJob(IUserDataEraser eraser, SelectionVault vault, PortalFolders folders, RequestDesk desk, ProgressFeed feed)
{
    public async Task PlanAsync(DataRequest request, CancellationToken cancellationToken)
    {
        if (request.State == RequestState.Received)
        {
            await desk.MoveAsync(request.Id, RequestState.Planning, "planning", cancellationToken);
        }

        var plan = await eraser.PlanErasureAsync(SelectionMapping.ToErasure(vault.Open(request)), cancellationToken);
        await PortalFolders.WriteAsync(folders.Plan(request), plan.ToJson(), cancellationToken);
        await desk.PlannedAsync(request.Id, plan, cancellationToken);
    }

    public async Task<JobResult> RunAsync(DataRequest request, CancellationToken cancellationToken)
    {
        var plan = ErasurePlan.FromJson(await File.ReadAllTextAsync(folders.Plan(request), cancellationToken));

        // The approval is stored, so that a resumed run presents the same approval as the first record of its journal.
        var approvals = request.CurrentApprovals.Where(approval => approval.PlanDigest == request.PlanDigest).ToList();
        var approval = new ErasureApproval
        {
            PlanDigest = request.PlanDigest!,
            Approver = string.Join(", ", approvals.Select(one => one.OperatorId)),
            Reason = $"Request {request.Id}",
            ApprovedAt = approvals[^1].ApprovedAt,
        };
        using var verifying = new SemaphoreSlim(0);
        var state = request.State;
        var progress = new ImmediateProgress<ErasureProgress>(report =>
        {
            if (report.Phase == ErasurePhase.Verifying && state == RequestState.Running)
            {
                state = RequestState.Verifying;
                verifying.Release();
            }

            feed.Publish(
                request.Id,
                new RequestEvent
                {
                    State = state,
                    Phase = report.Phase.ToString(),
                    Done = report.ObjectsDone,
                    Total = report.ObjectsTotal,
                    SecondsLeft = report.EstimatedRemaining?.TotalSeconds,
                }
            );
        });
        ErasureReceipt receipt;
        await using (var journal = new FileErasureJournal(folders.Journal(request)))
        {
            var erasure = eraser.EraseAsync(plan, approval, journal, options: null, progress, cancellationToken);
            if (request.State == RequestState.Running)
            {
                await Task.WhenAny(erasure, verifying.WaitAsync(cancellationToken));
                if (state == RequestState.Verifying)
                {
                    await desk.MoveAsync(request.Id, RequestState.Verifying, "verifying", CancellationToken.None);
                }
            }

            receipt = await erasure;
        }

        if (receipt.Interruption is not null)
        {
            // The portal is stopping. The erasure resumes from the same journal after the next start.
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (request.State == RequestState.Running && state == RequestState.Running)
        {
            await desk.MoveAsync(request.Id, RequestState.Verifying, "verifying", cancellationToken);
        }

        await PortalFolders.WriteAsync(folders.Receipt(request), receipt.ToJson(), cancellationToken);
        var end = receipt.State switch
        {
            ErasureState.Complete => RequestState.Completed,
            ErasureState.CompleteWithRetained or ErasureState.CompleteWithNew => RequestState.CompletedWithDifferences,
            _ => RequestState.Failed,
        };
        var counts = receipt.Counts;
        return new JobResult(
            end,
            receipt.Digest,
            new Dictionary<string, long>
            {
                ["erased"] = counts.Erased,
                ["alreadyGone"] = counts.AlreadyGone,
                ["stillThere"] = counts.StillThere,
                ["unknown"] = counts.Unknown,
                ["failed"] = counts.Failed,
                ["retained"] = counts.Retained,
            },
            end == RequestState.Failed
                ? "Not everything was erased, or it could not be verified; the receipt names each object. Retry to make a new plan for the "
                    + "rest."
                : null
        );
    }
}
