namespace CustomVision.DataRights.Archive;

/// <summary>A group of related archives, each in its own directory below a common one.</summary>
public sealed class DirectoryArchiveGroup : IArchiveGroup
{
    /// <summary>Creates a group. Nothing is created on disk before the first entry.</summary>
    /// <param name="directory">The directory of the group, absolute or relative to the current directory.</param>
    /// <exception cref="ArgumentException">The name of the directory is empty.</exception>
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
