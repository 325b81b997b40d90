using DataRights.Portal.Access;
using DataRights.Portal.Requests;
using DataRights.Portal.Store;
using Microsoft.EntityFrameworkCore;

namespace DataRights.Portal.Jobs;

/// <summary>Removes expired archives, and fails requests whose plans expired before their approval.</summary>
internal sealed partial class Housekeeping(
    PortalStore store,
    PortalFolders folders,
    RequestDesk desk,
    TimeProvider time,
    ILogger<Housekeeping> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var expired = await store.ReadAsync(
            database =>
                database
                    .Requests.Where(request => request.ArchiveExpiresAt <= now && request.ArchiveRemovedAt == null)
                    .Select(request => request.Id)
                    .ToListAsync(cancellationToken),
            cancellationToken
        );
        foreach (var id in expired)
        {
            // The files are removed first: if the removal was recorded first, a crash in between would leave them forever.
            folders.RemoveArchive(id);
            await store.ChangeAsync(
                async change =>
                {
                    (await change.FindAsync(id, cancellationToken)).ArchiveRemovedAt = change.Now;
                    return change.Record(Actor.Portal, "archiveExpired", id);
                },
                cancellationToken
            );
            LogExpired(id);
        }

        var stale = await store.ReadAsync(
            database =>
                database
                    .Requests.Where(request => request.State == RequestState.AwaitingApproval && request.PlanExpiresAt <= now)
                    .Select(request => request.Id)
                    .ToListAsync(cancellationToken),
            cancellationToken
        );
        foreach (var id in stale)
        {
            await desk.FailAsync(id, "PlanExpired", "The plan expired before it was approved. Retry to make a new one.", cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DbUpdateException)
            {
                LogFailed(fault.GetType().Name);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(10, LogLevel.Information, "Removed the expired archive of request {RequestId}")]
    private partial void LogExpired(Guid requestId);

    [LoggerMessage(11, LogLevel.Error, "Removing expired archives failed ({Fault}); it is repeated in an hour")]
    private partial void LogFailed(string fault);
}
