namespace CustomVision.DataRights.Archive;

/// <summary>Several archives that belong together, each in a directory of its own below one directory.</summary>
public sealed class DirectoryArchiveGroup : IArchiveGroup
{
    /// <summary>Creates a group. Nothing is created on the disk before the first entry.</summary>
    /// <param name="directory">The directory of the group, absolute or relative to the current one.</param>
    /// <exception cref="ArgumentException">The directory's name is empty.</exception>
    public DirectoryArchiveGroup(string directory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        Location = Path.GetFullPath(directory);
    }

    /// <inheritdoc/>
    public string Location { get; }

    /// <inheritdoc/>
    public IResumableArchiveSink OpenSink(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new DirectoryArchiveSink(Path.Join(Location, ArchivePath.Parse(name).Value));
    }
}
