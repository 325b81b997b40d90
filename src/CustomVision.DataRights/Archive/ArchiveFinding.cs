namespace CustomVision.DataRights.Archive;

/// <summary>A problem found in an archive.</summary>
public sealed record ArchiveFinding
{
    /// <summary>The kind of problem.</summary>
    public required ArchiveFindingKind Kind { get; init; }

    /// <summary>
    /// The file, relative to the archive's base directory, with forward slashes; an unsafe path as the archive states it.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>The description of the problem, in one sentence.</summary>
    public required string Text { get; init; }

    /// <summary>Returns the finding as one line.</summary>
    /// <returns>The kind, path and text. Control characters in the path are shown as <c>?</c>.</returns>
    public override string ToString() =>
        $"{Kind}: {string.Create(Path.Length, Path, static (line, path) =>
        {
            for (var i = 0; i < line.Length; i++)
            {
                line[i] = char.IsControl(path[i]) ? '?' : path[i];
            }
        })}: {Text}";
}
