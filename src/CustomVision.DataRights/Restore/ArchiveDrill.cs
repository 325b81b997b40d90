using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Comparison;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Restore;

/// <summary>
/// Tests whether an archive is sufficient to rebuild every project: restores it, exports the result, and compares the two archives.
/// </summary>
public static class ArchiveDrill
{
    /// <summary>Runs a drill. The rebuilt projects remain in the target.</summary>
    /// <param name="archiveDirectory">The directory of the archive, which contains <c>bagit.txt</c>.</param>
    /// <param name="restorer">The restorer of the target, preferably an emulator.</param>
    /// <param name="exporter">The exporter of the same target.</param>
    /// <param name="request">
    /// The input of the restore; <see langword="null"/> to restore everything without receipts, which is suitable for an emulator that only
    /// exists during the drill.
    /// </param>
    /// <param name="progress">Receives progress updates. May be invoked concurrently.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The result, even if the archive is not sufficient.</returns>
    /// <exception cref="ArchiveFormatException">The archive is damaged, or was not written by this library.</exception>
    /// <exception cref="DataRightsException">The drill could not be run: the target rejected a request.</exception>
    public static Task<DrillResult> RunAsync(
        string archiveDirectory,
        IArchiveRestorer restorer,
        IUserDataExporter exporter,
        RestoreRequest? request = null,
        IProgress<DrillProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(archiveDirectory);
        return RunAsync(new DirectoryArchiveSource(archiveDirectory), restorer, exporter, request, progress, cancellationToken);
    }

    /// <summary>Runs a drill with an archive from any source. The rebuilt projects remain in the target.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="restorer">The restorer of the target, preferably an emulator.</param>
    /// <param name="exporter">The exporter of the same target.</param>
    /// <param name="request">The input of the restore; <see langword="null"/> to restore everything without receipts.</param>
    /// <param name="progress">Receives progress updates. May be invoked concurrently.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The result, even if the archive is not sufficient.</returns>
    /// <exception cref="ArchiveFormatException">The archive is damaged, or was not written by this library.</exception>
    /// <exception cref="DataRightsException">
    /// The drill could not be run: the target rejected a request, or the storage could not be read.
    /// </exception>
    public static async Task<DrillResult> RunAsync(
        IArchiveSource archive,
        IArchiveRestorer restorer,
        IUserDataExporter exporter,
        RestoreRequest? request = null,
        IProgress<DrillProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(restorer);
        ArgumentNullException.ThrowIfNull(exporter);
        request ??= new RestoreRequest { WithoutReceipts = true };
        if (request.DryRun)
        {
            throw new ArgumentException("A drill restores: DryRun must not be set.", nameof(request));
        }

        progress?.Report(new DrillProgress { Restore = new ObjectProgress() });
        var work = StorageFault.Guard(() => Directory.CreateTempSubdirectory("datarights-drill-").FullName);
        try
        {
            request = CopyOf(request, Path.Combine(work, "restore"));
            var restored = await restorer
                .RestoreAsync(
                    archive,
                    request,
                    new Relay<ObjectProgress>(progress, restore => new DrillProgress { Restore = restore }),
                    cancellationToken
                )
                .ConfigureAwait(false);
            var rebuilt = Path.Combine(work, "rebuilt");
            var selection = new ExportRequest { ProjectIds = [.. restored.Projects.Select(project => project.RestoredId!.Value)] };
            if (selection.ProjectIds.Count > 0)
            {
                await exporter
                    .ExportAsync(
                        selection,
                        new DirectoryArchiveSink(rebuilt),
                        new Relay<ExportProgress>(progress, export => new DrillProgress { Export = export }),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
            }
            else
            {
                StorageFault.Guard(() => Directory.CreateDirectory(Path.Combine(rebuilt, BagWriter.PayloadDirectory)));
            }

            progress?.Report(new DrillProgress());
            var options = new ComparisonOptions { NameSuffix = request.NameSuffix, ProjectIds = request.ProjectIds };
            var comparison = await ArchiveComparer
                .CompareAsync(archive, new DirectoryArchiveSource(rebuilt), options, cancellationToken)
                .ConfigureAwait(false);
            var files = await ArchiveFiles.OpenAsync(archive, cancellationToken).ConfigureAwait(false);
            var scope = await PartialScope.ReadAsync(files, cancellationToken).ConfigureAwait(false);
            return new DrillResult
            {
                Report = ReportOf(restored, scope, comparison),
                Restore = restored with { MapPath = null },
                Comparison = comparison,
            };
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static DrillReport ReportOf(RestoreResult restored, PartialScope? scope, ArchiveComparison comparison)
    {
        var report = new DrillReport
        {
            Format = DrillReport.FormatName,
            Digest = "",
            ArchiveDigest = restored.ArchiveDigest,
            Passed = false,
            ExportState = restored.ExportState,
            Projects = comparison.Projects,
            Tags = restored.Projects.Sum(project => project.Tags),
            Images = restored.Projects.Sum(project => project.Images),
            Regions = restored.Projects.Sum(project => project.Regions),
            NotRestored = restored.Refused.Count,
            Differences = comparison.Differences.Count,
            PartialScope = scope?.Request,
            ImagesLeftOut = scope?.Images,
        };
        report = report with { Passed = report is { IsWhole: true, PartialScope: null, Differences: 0, NotRestored: 0 } };
        return report with { Digest = report.ComputeDigest() };
    }

    private static RestoreRequest CopyOf(RestoreRequest request, string work) =>
        new()
        {
            ProjectIds = request.ProjectIds,
            NameSuffix = request.NameSuffix,
            Receipts = request.Receipts,
            WithoutReceipts = request.WithoutReceipts,
            DomainId = request.DomainId,
            MaxBatchBytes = request.MaxBatchBytes,
            WorkDirectory = work,
        };

    private sealed class Relay<T>(IProgress<DrillProgress>? progress, Func<T, DrillProgress> describe) : IProgress<T>
    {
        public void Report(T value) => progress?.Report(describe(value));
    }
}
