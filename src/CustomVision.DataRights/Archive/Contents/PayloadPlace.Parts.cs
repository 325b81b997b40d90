namespace CustomVision.DataRights.Archive.Contents;

/// <content>Maps files and directories of an archive to the parts that the RO-Crate describes.</content>
internal readonly partial record struct PayloadPlace
{
    private const string ReportPart = "report";
    private const string ProjectsPart = "projects-directory";
    private const string ProjectPart = "project-directory";
    private const string IterationsPart = "iterations-directory";
    private const string IterationPart = "iteration-directory";
    private const string DatasetsPart = "datasets-directory";
    private const string DatasetPart = "dataset-directory";

    /// <summary>The keys of parts without a category.</summary>
    public static IReadOnlyList<string> OtherParts { get; } =
    [ReportPart, ProjectsPart, ProjectPart, IterationsPart, IterationPart, DatasetsPart, DatasetPart];

    /// <summary>Gets the part that contains a path.</summary>
    /// <param name="path">A file or a directory below <c>data/</c>.</param>
    /// <returns>The key of a category, or one of <see cref="OtherParts"/>; <see langword="null"/> for any other path.</returns>
    public static string? PartOf(ArchivePath path)
    {
        if (path == Report)
        {
            return ReportPart;
        }

        if (Of(path.Value).Category is { } document)
        {
            return document.Key;
        }

        var rest = $"{path}/".AsSpan(); // with a trailing slash, as a directory
        return TryCut(ref rest, DatasetsPrefix) ? (rest.IsEmpty ? DatasetsPart : DatasetPart)
            : !TryCut(ref rest, ProjectsPrefix) ? null
            : rest.IsEmpty ? ProjectsPart
            : !TryCutId(ref rest, out _) ? null
            : rest.IsEmpty ? ProjectPart
            : !TryCut(ref rest, IterationsPrefix) ? FilesIn(path)
            : rest.IsEmpty ? IterationsPart
            : !TryCutId(ref rest, out _) ? null
            : rest.IsEmpty ? IterationPart
            : FilesIn(path);
    }

    private static string? FilesIn(ArchivePath directory) => Of(directory.Value + "/_").Category?.Key;
}
