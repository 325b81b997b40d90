using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Export.Journal;
using CustomVision.DataRights.Export.Output;

namespace CustomVision.DataRights.Export.Units;

/// <content>The plan of the export, and the beginning of each archive.</content>
internal sealed partial class UnitLister
{
    public string FingerprintOf(ExportRequest request) => ExportRequestText.Fingerprint(request, client.Endpoint, client.ApiVersion);

    /// <summary>Gets the projects of the export from the plan, which the first listing call writes.</summary>
    /// <exception cref="DataRightsException">The work store belongs to another request or another version.</exception>
    public async Task<UnitPlan> PlanAsync(ExportRequest request, UnitPlace place, CancellationToken cancellationToken)
    {
        // The deletion at the end of an export was interrupted.
        if (await place.Work.FindAsync(UnitNames.Ended, cancellationToken).ConfigureAwait(false) is not null)
        {
            await WorkStoreEnd.DeleteAsync(place.Work, cancellationToken).ConfigureAwait(false);
        }

        if (await FindPlanAsync(request, place, cancellationToken).ConfigureAwait(false) is { } known)
        {
            return known;
        }

        var session = await group.BeginAsync(request, place.Archives, cancellationToken).ConfigureAwait(false);
        var made = new UnitPlan
        {
            Format = UnitPlan.CurrentFormat,
            Fingerprint = FingerprintOf(request),
            GroupId = session.GroupId,
            Projects = session.Projects,
        };

        await place
            .Work.TryCreateAsync(
                UnitNames.Plan,
                JsonSerializer.SerializeToUtf8Bytes(made, UnitJsonContext.Default.UnitPlan),
                cancellationToken
            )
            .ConfigureAwait(false);

        // This process may have been stopped since the export began, and may have written the plan after its end.
        if (await WorkStoreEnd.IsFinishedAsync(place.Archives, cancellationToken).ConfigureAwait(false))
        {
            await WorkStoreEnd.DeleteAsync(place.Work, cancellationToken).ConfigureAwait(false);
        }

        return await FindPlanAsync(request, place, cancellationToken).ConfigureAwait(false)
            ?? throw new DataRightsException($"The export into {place.Archives.Location} has ended. Nothing is left to do.");
    }

    /// <summary>Finds the plan; <see langword="null"/> if the export has not begun or has ended.</summary>
    /// <exception cref="DataRightsException">The work store belongs to another request or another version.</exception>
    public async Task<UnitPlan?> FindPlanAsync(ExportRequest request, UnitPlace place, CancellationToken cancellationToken)
    {
        if (await place.Work.FindAsync(UnitNames.Plan, cancellationToken).ConfigureAwait(false) is not { } content)
        {
            return null;
        }

        if (!UnitPlan.IsOfCurrentFormat(content))
        {
            throw new DataRightsException(
                $"{place.Work.Location} was begun by another version of the library. Finish the export with that version, or choose "
                    + "another work store."
            );
        }

        var plan = JsonSerializer.Deserialize(content, UnitJsonContext.Default.UnitPlan)!;
        return plan.Fingerprint == FingerprintOf(request)
            ? plan
            : throw new DataRightsException(
                $"{place.Work.Location} is the work store of another export. Repeat the first request to finish it, or choose another work "
                    + $"store."
            );
    }

    // The work state of the project's archive contains the id of the export, so that all files of the archive belong to it from the
    // beginning.
    private async Task<bool> BeginAsync(
        ExportRequest request,
        UnitPlace place,
        UnitPlan plan,
        Guid project,
        CancellationToken cancellationToken
    )
    {
        var sink = place.Archives.OpenSink(ArchiveGroupJob.NameOf(project));
        switch (await ExportTarget.CleanUpAsync(sink, cancellationToken).ConfigureAwait(false))
        {
            case ArchiveSinkState.Finished:
                await MemberReport.ReadAsync(project, sink, plan.GroupId, cancellationToken).ConfigureAwait(false);
                return false;
            case ArchiveSinkState.Unfinished:
                return true;
        }

        await ExportTarget.EnsureUsableAsync(sink, work: null, cancellationToken).ConfigureAwait(false);
        var work = await WorkFolder.OpenAsync(sink, cancellationToken).ConfigureAwait(false);
        await using var closing = work.ConfigureAwait(false);
        using var journal = ExportJournal.Open(work.JournalPath);
        ExportSession.Of(
            journal,
            new ArchiveGroupSession(plan.GroupId, plan.Projects).RequestOf(request, project),
            client.Endpoint,
            client.ApiVersion,
            time
        );
        return true;
    }
}
