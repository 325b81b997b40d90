using CustomVision.DataRights;
using CustomVision.DataRights.Erasure;
using DataRights.Portal.Requests;
using DataRights.Portal.Store;
using Microsoft.EntityFrameworkCore;

namespace DataRights.Portal.Jobs;

/// <summary>Processes the requests one by one. The service limits the rate per resource, so concurrent jobs would gain nothing.</summary>
internal sealed partial class JobWorker(
    JobQueue queue,
    PortalStore store,
    RequestDesk desk,
    AccessJob access,
    ErasureJob erasure,
    PortalFolders folders,
    ILogger<JobWorker> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Requests that were interrupted by a stop or a crash have one of these states. Every job can resume.
        var unfinished = await store.ReadAsync(
            database =>
                database
                    .Requests.Where(request =>
                        request.State == RequestState.Received
                        || request.State == RequestState.Planning
                        || request.State == RequestState.Running
                        || request.State == RequestState.Verifying
                    )
                    .OrderBy(request => request.SubmittedAt)
                    .Select(request => request.Id)
                    .ToListAsync(stoppingToken),
            stoppingToken
        );
        unfinished.ForEach(queue.Add);

        // A crash right after a cancellation may have left files, which this run removes.
        var cancelled = await store.ReadAsync(
            database =>
                database
                    .Requests.Where(request => request.State == RequestState.Cancelled)
                    .Select(request => request.Id)
                    .ToListAsync(stoppingToken),
            stoppingToken
        );
        cancelled.ForEach(queue.Add);
        await foreach (var id in queue.TakeAsync(stoppingToken))
        {
            await WorkAsync(id, stoppingToken);
        }
    }

    private async Task WorkAsync(Guid id, CancellationToken stopping)
    {
        var job = queue.Begin(id, stopping).Token;
        try
        {
            var request = await store.FindAsync(id, stopping);
            if (RequestLifecycle.IsWorkersTurn(request.State))
            {
                LogBegan(id, request.Kind, request.State);
                await RunAsync(request, job);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (job.IsCancellationRequested)
        {
            LogCancelled(id);
        }
        catch (RequestRefusedException)
        {
            // The request was canceled between two steps.
            LogCancelled(id);
        }
        catch (Exception fault)
        {
            // The library's messages do not identify a data subject. Those of other exceptions might.
            var (code, text) = fault switch
            {
                ErasureRejectedException rejected => (rejected.Rejection.ToString(), rejected.Message),
                DataRightsException known => (known.GetType().Name, known.Message),
                _ => ("internal", $"The job ended with an unexpected error ({fault.GetType().Name}). Retry; the log has the details."),
            };
            LogFailed(id, code, fault is DataRightsException ? null : fault.StackTrace);
            await FailAsync(id, code, text);
        }
        finally
        {
            queue.End(id);
        }

        await CleanAsync(id, stopping);
    }

    private async Task RunAsync(DataRequest request, CancellationToken cancellationToken)
    {
        if (request is { Kind: RequestKind.Erasure, State: RequestState.Received or RequestState.Planning })
        {
            await erasure.PlanAsync(request, cancellationToken);
            return;
        }

        var result =
            request.Kind == RequestKind.Erasure
                ? await erasure.RunAsync(request, cancellationToken)
                : await access.RunAsync(request, cancellationToken);
        await desk.FinishAsync(request.Id, result, cancellationToken);
        LogEnded(request.Id, result.State);
    }

    private async Task FailAsync(Guid id, string code, string text)
    {
        try
        {
            await desk.FailAsync(id, code, text, CancellationToken.None);
        }
        catch (RequestRefusedException)
        {
            // The request was canceled while its job failed.
            LogCancelled(id);
        }
    }

    private async Task CleanAsync(Guid id, CancellationToken cancellationToken)
    {
        if ((await store.FindAsync(id, cancellationToken)).State != RequestState.Cancelled)
        {
            return;
        }

        try
        {
            folders.RemoveArchive(id);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogNotRemoved(id, fault.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Working on request {RequestId} ({Kind}, {State})")]
    private partial void LogBegan(Guid requestId, RequestKind kind, RequestState state);

    [LoggerMessage(2, LogLevel.Information, "Request {RequestId} ended as {State}")]
    private partial void LogEnded(Guid requestId, RequestState state);

    [LoggerMessage(3, LogLevel.Information, "Request {RequestId} was cancelled")]
    private partial void LogCancelled(Guid requestId);

    [LoggerMessage(
        5,
        LogLevel.Error,
        "The files of the cancelled request {RequestId} could not be removed ({Fault}); the next start tries again"
    )]
    private partial void LogNotRemoved(Guid requestId, string fault);

    [LoggerMessage(4, LogLevel.Error, "Request {RequestId} failed: {Code} {Trace}")]
    private partial void LogFailed(Guid requestId, string code, string? trace);
}
