using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Export.Units;

/// <summary>
/// The end of an export in its work store. Each process may be stopped anywhere and run again after the end, so each checks after it has
/// written something whether the export has ended, and deletes it.
/// </summary>
internal static class WorkStoreEnd
{
    /// <summary>Gets whether the objects of the store are being deleted or were deleted.</summary>
    public static async Task<bool> HasBegunAsync(IUnitStore work, CancellationToken cancellationToken) =>
        await work.FindAsync(UnitNames.Ended, cancellationToken).ConfigureAwait(false) is not null
        || await work.FindAsync(UnitNames.Plan, cancellationToken).ConfigureAwait(false) is null;

    /// <summary>Deletes what a process has left in a store whose export has ended. Does nothing while an export is running.</summary>
    public static async Task CompleteAsync(UnitPlace place, CancellationToken cancellationToken)
    {
        if (
            await HasBegunAsync(place.Work, cancellationToken).ConfigureAwait(false)
            && await IsFinishedAsync(place.Archives, cancellationToken).ConfigureAwait(false)
        )
        {
            await DeleteAsync(place.Work, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Gets whether the account's archive, which is the last of a group, is finished.</summary>
    public static async Task<bool> IsFinishedAsync(IArchiveGroup archives, CancellationToken cancellationToken) =>
        await archives.OpenSink(IArchiveGroup.AccountName).GetStateAsync(cancellationToken).ConfigureAwait(false)
            is ArchiveSinkState.Finished
                or ArchiveSinkState.Ending;

    /// <summary>
    /// Deletes the objects of the export. The mark is written first: what a late process has written before it is listed here, and what it
    /// writes afterwards, it deletes itself. The plan follows the other objects, which belong to no export without it.
    /// </summary>
    public static async Task DeleteAsync(IUnitStore work, CancellationToken cancellationToken)
    {
        await work.TryCreateAsync(UnitNames.Ended, default, cancellationToken).ConfigureAwait(false);
        await foreach (var name in work.ListAsync(string.Empty, cancellationToken).ConfigureAwait(false))
        {
            if (UnitNames.IsOfExport(name))
            {
                await work.DeleteAsync(name, cancellationToken).ConfigureAwait(false);
            }
        }

        await work.DeleteAsync(UnitNames.Plan, cancellationToken).ConfigureAwait(false);
        await work.DeleteAsync(UnitNames.Ended, cancellationToken).ConfigureAwait(false);
    }
}
