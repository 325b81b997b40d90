using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Output;

namespace CustomVision.DataRights.Export;

/// <summary>Checks the location of an archive before anything is written: existing files must not be mixed with it.</summary>
internal static class ExportTarget
{
    /// <summary>
    /// Gets the state of a location, after the rest of the work state of a finished archive, which contains lists, has been removed.
    /// </summary>
    /// <exception cref="ArchiveStorageException">The folder cannot be used.</exception>
    /// <exception cref="DataRightsException">Another run is removing the work state.</exception>
    public static async Task<ArchiveSinkState> CleanUpAsync(IResumableArchiveSink sink, CancellationToken cancellationToken)
    {
        var state = await sink.GetStateAsync(cancellationToken).ConfigureAwait(false);
        if (state is not ArchiveSinkState.Ending)
        {
            return state;
        }

        var lease = await sink.AcquireAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = lease.ConfigureAwait(false);
        state = await sink.GetStateAsync(cancellationToken).ConfigureAwait(false);
        if (state is not ArchiveSinkState.Ending)
        {
            return state;
        }

        await lease.EndAsync(cancellationToken).ConfigureAwait(false);
        return ArchiveSinkState.Finished;
    }

    /// <param name="sink">The location.</param>
    /// <param name="work">The work folder, if this run already owns it.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArchiveStorageException">The folder cannot be used.</exception>
    /// <exception cref="DataRightsException">The folder contains files that do not belong to this job.</exception>
    public static async Task EnsureUsableAsync(IArchiveSink sink, WorkFolder? work, CancellationToken cancellationToken)
    {
        if (sink is not IResumableArchiveSink resumable)
        {
            return;
        }

        var state = work is null
            ? await CleanUpAsync(resumable, cancellationToken).ConfigureAwait(false)
            : await resumable.GetStateAsync(cancellationToken).ConfigureAwait(false);
        if (state is ArchiveSinkState.Finished or ArchiveSinkState.Ending)
        {
            await (work?.RemoveAsync(cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
            throw new DataRightsException(
                $"{resumable.Location} already contains a finished archive. Choose another folder; an archive is never overwritten."
            );
        }

        if (state is ArchiveSinkState.Foreign)
        {
            throw new DataRightsException(
                $"{resumable.Location} is not empty, and does not contain an unfinished export. Choose an empty or a new folder."
            );
        }
    }

    /// <summary>
    /// Checks the content of a folder in which an export resumes. Foreign files are allowed outside the payload. Within the payload they
    /// would make the bag invalid, and an export does not remove them.
    /// </summary>
    /// <exception cref="DataRightsException">The payload contains foreign files.</exception>
    public static async Task EnsureNothingForeignAsync(IArchiveSink sink, CancellationToken cancellationToken)
    {
        if (
            sink is not IResumableArchiveSink resumable
            || await resumable.GetStateAsync(cancellationToken).ConfigureAwait(false) is not ArchiveSinkState.Unfinished
        )
        {
            return;
        }

        var foreign = await resumable.ListAsync(cancellationToken).CountAsync(IsForeign, cancellationToken).ConfigureAwait(false);
        if (foreign > 0)
        {
            throw Foreign(resumable, foreign);
        }
    }

    private static bool IsForeign(ArchiveEntry file)
    {
        var path = file.RelativePath.AsSpan();
        return PayloadPlace.TryCutPayload(ref path) && PayloadPlace.Of(path).Kind is PayloadKind.Foreign or PayloadKind.Stray;
    }

    /// <summary>Creates the exception for foreign files in the payload, without their names.</summary>
    public static DataRightsException Foreign(IResumableArchiveSink sink, int count) =>
        new(
            $"The folder data of {sink.Location} contains {count} file(s) that an export does not write. Move them to another place, and "
                + $"run the export again; it resumes where it stopped."
        );
}
