using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Verification;
using CustomVision.DataRights.Export.Output;

namespace CustomVision.DataRights.Export;

/// <summary>Looks at the place for an archive before anything is written: nothing that is there already may be mixed with it.</summary>
internal static class ExportTarget
{
    /// <exception cref="ArchiveStorageException">The folder cannot be one.</exception>
    /// <exception cref="DataRightsException">The folder holds something that this job did not begin.</exception>
    public static void EnsureUsable(IArchiveSink sink)
    {
        if (sink is not DirectoryArchiveSink directory)
        {
            return;
        }

        if (EnclosingArchive.Find(directory.RootDirectory) is { } enclosing)
        {
            throw new DataRightsException(
                $"The output folder lies inside another archive, {enclosing}, and would make it invalid. Choose a folder outside of it."
            );
        }

        if (IsBegun(directory))
        {
            return;
        }

        var root = directory.RootDirectory;
        for (var path = root; path is not null; path = Path.GetDirectoryName(path))
        {
            if (File.Exists(path))
            {
                throw new ArchiveStorageException(
                    $"{path} is a file. Choose a folder for the archive whose path leads through folders only."
                );
            }
        }

        if (!Directory.Exists(root) || !Directory.EnumerateFileSystemEntries(root).Any())
        {
            return;
        }

        throw new DataRightsException(
            File.Exists(Path.Combine(root, BagWriter.Manifest.Value))
                ? $"{root} already holds a finished archive. Choose another folder; an archive is never written over."
                : $"{root} is not empty, and what is in it is no unfinished export. Choose an empty or a new folder."
        );
    }

    /// <summary>
    /// Checks the content of a folder in which an export resumes. Beside the payload anything may; within it, it would make the bag
    /// invalid, and it is not ours to remove.
    /// </summary>
    /// <exception cref="DataRightsException">The payload holds something that no export writes.</exception>
    public static void EnsureNothingForeign(IArchiveSink sink)
    {
        if (sink is not DirectoryArchiveSink directory || !IsBegun(directory))
        {
            return;
        }

        var foreign = directory.EnumerateFiles().Count(IsForeign);
        if (foreign > 0)
        {
            throw Foreign(directory, foreign);
        }
    }

    private static bool IsForeign(DirectoryArchiveFile file)
    {
        var path = file.RelativePath.AsSpan();
        return PayloadPlace.TryCutPayload(ref path) && PayloadPlace.Of(path).Kind is PayloadKind.Foreign or PayloadKind.Stray;
    }

    /// <summary>Whether an earlier run of an export into the folder was interrupted.</summary>
    public static bool IsBegun(DirectoryArchiveSink directory) => File.Exists(Path.Combine(WorkFolder.PathFor(directory), "journal.jsonl"));

    /// <summary>Reports foreign files in the payload, without their names.</summary>
    public static DataRightsException Foreign(DirectoryArchiveSink directory, int count) =>
        new(
            $"{Path.Combine(directory.RootDirectory, "data")} holds {count} file(s) that no export writes. Move them to another place, and "
                + $"run the export again; it resumes where it stopped."
        );
}
