using System.Text;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Units;

/// <inheritdoc cref="IArchiveGroupExporter"/>
internal sealed class ArchiveGroupExporter : IArchiveGroupExporter
{
    private readonly ArchiveGroupJob _group;
    private readonly UnitLister _lister;
    private readonly TimeProvider _time;

    public ArchiveGroupExporter(TrainingClient client, ExportJob job, TimeProvider time)
    {
        _group = new ArchiveGroupJob(client, job, time);
        _lister = new UnitLister(client, _group, time);
        _time = time;
    }

    public Task<ArchiveGroupResult> ExportAsync(
        ExportRequest request,
        IArchiveGroup archives,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(archives);
        return _group.RunAsync(request, archives, progress, unitsOf: null, cancellationToken);
    }

    public string GetExportId(ExportRequest request, IArchiveGroup archives)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(archives);
        var text = $"{_lister.FingerprintOf(request)} {archives.Location}";
        return Sha256Digest.Compute(Encoding.UTF8.GetBytes(text)).ToString()[..32];
    }

    public Task<UnitResult?> FindResultAsync(UnitPlace place, string unit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        return UnitDoneText.FindAsync(place.Work, unit, cancellationToken);
    }

    public Task<UnitListing> ListAsync(
        ExportRequest request,
        UnitPlace place,
        UnitPosition? after,
        int maxUnits,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxUnits);
        ArchiveGroupJob.EnsureValid(request);
        return CompleteEndAfterAsync(place, ListOrEndAsync(), cancellationToken);

        // Nothing is listed in a finished group, whose result FinishAsync returns.
        async Task<UnitListing> ListOrEndAsync() =>
            await FindFinishedAsync(request, place, cancellationToken).ConfigureAwait(false) is not null
                ? new UnitListing()
                : await _lister
                    .ListAsync(request, place, after ?? new UnitPosition(), maxUnits, cancellationToken)
                    .ConfigureAwait(false);
    }

    public Task<string?> ListAgainAsync(ExportRequest request, UnitPlace place, string unit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        return CompleteEndAfterAsync(place, _lister.ListAgainAsync(request, place, unit, cancellationToken), cancellationToken);
    }

    public async Task<ExportState> FinishProjectAsync(
        ExportRequest request,
        UnitPlace place,
        Guid projectId,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(place);
        ArchiveGroupJob.EnsureValid(request);
        var plan = await _lister.PlanAsync(request, place, cancellationToken).ConfigureAwait(false);
        var done = await _group
            .RunProjectAsync(
                request,
                place.Archives,
                new ArchiveGroupSession(plan.GroupId, plan.Projects),
                projectId,
                project => UnitRecord.OpenAsync(place.Work, project, _time, cancellationToken),
                progress,
                cancellationToken
            )
            .ConfigureAwait(false);
        return done.Report?.State ?? ExportState.CompleteWithDifferences;
    }

    public async Task<ArchiveGroupResult> FinishAsync(
        ExportRequest request,
        UnitPlace place,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(place);
        ArchiveGroupJob.EnsureValid(request);
        if (await FindFinishedAsync(request, place, cancellationToken).ConfigureAwait(false) is { } finished)
        {
            return finished;
        }

        await _lister.PlanAsync(request, place, cancellationToken).ConfigureAwait(false);
        var result = await _group
            .RunAsync(
                request,
                place.Archives,
                progress,
                project => UnitRecord.OpenAsync(place.Work, project, _time, cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (result.State is not ExportState.Incomplete)
        {
            await WorkStoreEnd.DeleteAsync(place.Work, cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    // Finds the result of a finished group, and deletes what an interrupted call has left in the work store.
    private async Task<ArchiveGroupResult?> FindFinishedAsync(
        ExportRequest request,
        UnitPlace place,
        CancellationToken cancellationToken
    )
    {
        if (!await WorkStoreEnd.IsFinishedAsync(place.Archives, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var plan = await _lister.FindPlanAsync(request, place, cancellationToken).ConfigureAwait(false);
        var result = await _group.FindFinishedAsync(request, place.Archives, plan, cancellationToken).ConfigureAwait(false);
        if (result is { State: not ExportState.Incomplete })
        {
            // Without a plan, another export may have begun since.
            await (
                plan is null
                    ? WorkStoreEnd.CompleteAsync(place, cancellationToken)
                    : WorkStoreEnd.DeleteAsync(place.Work, cancellationToken)
            ).ConfigureAwait(false);
        }

        return result;
    }

    // A step of a process that was stopped may have written something after the end.
    private static async Task<T> CompleteEndAfterAsync<T>(UnitPlace place, Task<T> step, CancellationToken cancellationToken)
    {
        T result;
        try
        {
            result = await step.ConfigureAwait(false);
        }
        catch
        {
            await WorkStoreEnd.CompleteAsync(place, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await WorkStoreEnd.CompleteAsync(place, cancellationToken).ConfigureAwait(false);
        return result;
    }
}
