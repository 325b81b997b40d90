namespace CustomVision.DataRights.Archive;

/// <summary>Finds the archive, finished or unfinished, that contains a path.</summary>
internal static class EnclosingArchive
{
    private const string WorkFolder = ".work";
    private const string Journal = IArchiveLease.JournalName;

    /// <summary>Finds the archive that contains a path, directly or through links.</summary>
    /// <returns>
    /// The closest archive above the path, or the work folder of an unfinished one; <see langword="null"/> if there is none.
    /// </returns>
    public static string? Find(string path)
    {
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Nearest(whole) ?? (RealPath.Resolve(whole) is { } real ? Nearest(real) : null);
    }

    private static string? Nearest(string path)
    {
        var folder = Path.GetDirectoryName(path);
        while (folder is not null && !IsArchive(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }

    private static bool IsArchive(string folder) =>
        File.Exists(Path.Combine(folder, BagWriter.Declaration.Value))
        || File.Exists(Path.Combine(folder + WorkFolder, Journal))
        || (folder.EndsWith(WorkFolder, StringComparison.Ordinal) && File.Exists(Path.Combine(folder, Journal)));
}
