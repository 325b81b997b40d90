using CustomVision.DataRights;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export;
using DataRights.Portal.Requests;
using DataRights.Portal.Store;

namespace DataRights.Portal.Jobs;

/// <summary>Exports the data subject's data, and reads the archive back. After a crash, it resumes.</summary>
internal sealed class AccessJob(
    IUserDataExporter exporter,
    SelectionVault vault,
    PortalFolders folders,
    RequestDesk desk,
    ProgressFeed feed
)
{
    public async Task<JobResult> RunAsync(DataRequest request, CancellationToken cancellationToken)
    {
        var folder = folders.Archive(request.Id);
        if (request.State == RequestState.Received)
        {
            await desk.MoveAsync(request.Id, RequestState.Running, "started", cancellationToken);
        }

        IResumableArchiveSink place = new DirectoryArchiveSink(folder);
        var there = await place.GetStateAsync(cancellationToken);
        if (there == ArchiveSinkState.Ending)
        {
            // The process was killed while the library removed the work state.
            Directory.Delete(folder + ".work", recursive: true);
        }

        if (there is not (ArchiveSinkState.Finished or ArchiveSinkState.Ending))
        {
            var progress = new ImmediateProgress<ExportProgress>(report =>
                feed.Publish(
                    request.Id,
                    new RequestEvent
                    {
                        State = RequestState.Running,
                        Phase = report.Phase.ToString(),
                        Done = report.FilesDone,
                        Total = report.AreTotalsKnown ? report.FilesTotal : null,
                        Bytes = report.BytesDone,
                        SecondsLeft = report.EstimatedRemaining?.TotalSeconds,
                    }
                )
            );
            var result = await exporter.ExportAsync(
                SelectionMapping.ToExport(request.Id, vault.Open(request)),
                new DirectoryArchiveSink(folder),
                progress,
                cancellationToken
            );
            if (result.State == ExportState.Incomplete)
            {
                return Failed($"{result.Failures.Count} objects could not be exported. Retry: the export resumes and asks for the rest.");
            }
        }

        if ((await desk.FindAsync(request.Id, cancellationToken)).State == RequestState.Running)
        {
            await desk.MoveAsync(request.Id, RequestState.Verifying, "verifying", cancellationToken);
        }

        var checks = new ImmediateProgress<VerificationProgress>(report =>
            feed.Publish(
                request.Id,
                new RequestEvent
                {
                    State = RequestState.Verifying,
                    Done = report.FilesDone,
                    Total = report.FilesTotal,
                    Bytes = report.BytesDone,
                }
            )
        );
        var verification = await ArchiveVerifier.VerifyAsync(folder, VerificationDepth.Full, checks, cancellationToken);
        if (!verification.IsValid || verification.ArchiveDigest is not { } digest)
        {
            folders.RemoveArchive(request.Id);
            return Failed(
                $"The archive was not read back as it was written ({verification.Findings.Count} findings), and was removed. Check the "
                    + $"disk, then retry."
            );
        }

        var state =
            verification.ExportState == nameof(ExportState.Complete) ? RequestState.Completed : RequestState.CompletedWithDifferences;
        return new JobResult(
            state,
            digest,
            new Dictionary<string, long> { ["files"] = verification.FilesChecked, ["bytes"] = verification.BytesChecked },
            Failure: null
        );
    }

    private static JobResult Failed(string text) => new(RequestState.Failed, string.Empty, new Dictionary<string, long>(), text);
}
