using System.Globalization;

namespace CustomVision.DataRights.Archive.Contents;

/// <content>The paths. They consist only of GUIDs, numbers and fixed words, never of text from the service.</content>
internal readonly partial record struct PayloadPlace
{
    private const string ProjectsPrefix = "projects/";
    private const string IterationsPrefix = "iterations/";
    private const string DatasetsPrefix = "datasets/";

    private static volatile Folder? _last;

    /// <summary>The directory that contains the projects' directories.</summary>
    public static ArchivePath Projects { get; } = ArchivePath.Parse(ProjectsPrefix[..^1]);

    /// <summary>The path of the report.</summary>
    public static ArchivePath Report { get; } = ArchivePath.Parse("report.json");

    /// <summary>The path of the machine-readable description, with the file name that RO-Crate 1.2 prescribes.</summary>
    public static ArchivePath Crate { get; } = ArchivePath.Parse("ro-crate-metadata.json");

    /// <summary>The file name of the start page of the archive and of each project.</summary>
    public static ArchivePath StartPage { get; } = ArchivePath.Parse("index.html");

    /// <summary>Gets the directory that contains the documents of a project or iteration.</summary>
    /// <param name="scope">A project or an iteration.</param>
    public static ArchivePath DirectoryOf(ArchiveScope scope) =>
        scope is { ProjectId: { } project, IterationId: { } iteration }
            ? ArchivePath.Parse($"{ProjectsPrefix}{project:D}/{IterationsPrefix}{iteration:D}")
            : ArchivePath.Parse($"{ProjectsPrefix}{scope.ProjectId:D}");

    /// <summary>Gets the directory that contains the directories of a project's iterations.</summary>
    public static ArchivePath IterationsOf(Guid project) => ArchivePath.Parse($"{ProjectsPrefix}{project:D}/{IterationsPrefix[..^1]}");

    /// <summary>Gets the path of a category's document or list.</summary>
    public static ArchivePath DocumentOf(ArchiveCategory category, ArchiveScope scope) =>
        scope.ProjectId is null ? ArchivePath.Parse(category.FileName!) : DirectoryOf(scope).Append(category.FileName!);

    /// <summary>Gets the path of a category's list in archives of earlier versions; <see langword="null"/> if it is the same.</summary>
    public static ArchivePath? EarlierDocumentOf(ArchiveCategory category, ArchiveScope scope) =>
        category.EarlierFileName is { } name ? DirectoryOf(scope).Append(name) : null;

    /// <summary>Gets the path of an iteration's performance document.</summary>
    /// <param name="scope">The iteration.</param>
    /// <param name="threshold">The probability threshold; <see langword="null"/> for the service's default.</param>
    public static ArchivePath PerformanceOf(ArchiveScope scope, double? threshold) =>
        threshold is { } value
            ? DirectoryOf(scope)
                .Append($"{ArchiveCategories.Performance.VariantPrefix}{value.ToString("0.##########", CultureInfo.InvariantCulture)}.json")
            : DocumentOf(ArchiveCategories.Performance, scope);

    /// <summary>Gets the path of a page of a project.</summary>
    public static ArchivePath PageOf(Guid project, string file) => DirectoryOf(new ArchiveScope(project)).Append(file);

    /// <summary>Gets the directory of a category's files.</summary>
    /// <param name="files">A category of files.</param>
    /// <param name="scope">The scope of the list that names the files.</param>
    public static ArchivePath FolderOf(ArchiveCategory files, ArchiveScope scope)
    {
        if (files == ArchiveCategories.IterationImageFiles)
        {
            return FolderOf(ArchiveCategories.ImageFiles, new ArchiveScope(scope.ProjectId));
        }

        // Cached because thousands of consecutive files are in the same directory.
        if (_last is { } last && last.Files == files && last.Scope == scope)
        {
            return last.Path;
        }

        var path = DirectoryOf(scope).Append(files.Folder!);
        _last = new Folder(files, scope, path);
        return path;
    }

    /// <summary>Gets the path of an object's file without the extension, which depends on the content.</summary>
    /// <param name="files">A category whose files are named by id.</param>
    /// <param name="scope">The scope of the list that names the files.</param>
    /// <param name="id">The id of the object.</param>
    /// <param name="rendition">The rendition.</param>
    public static string StemOf(ArchiveCategory files, ArchiveScope scope, Guid id, ImageRendition rendition = ImageRendition.Original) =>
        $"{FolderOf(files, scope)}/{id:D}{ListLine.Members[(int)rendition].Suffix}";

    /// <summary>Writes the path of an object's file without the extension.</summary>
    /// <returns>The number of characters written.</returns>
    public static int WriteStem(Span<char> path, ArchiveCategory files, ArchiveScope scope, Guid id, ImageRendition rendition)
    {
        var folder = FolderOf(files, scope).Value;
        folder.CopyTo(path);
        path[folder.Length] = '/';
        id.TryFormat(path[(folder.Length + 1)..], out var written, "D");
        written += folder.Length + 1;
        var suffix = ListLine.Members[(int)rendition].Suffix;
        suffix.CopyTo(path[written..]);
        return written + suffix.Length;
    }

    /// <summary>Gets the path of an exported model's file, without the extension.</summary>
    public static string StemOfModel(ArchiveScope scope, string name) => $"{FolderOf(ArchiveCategories.ModelFiles, scope)}/{name}";

    /// <summary>Gets the list that names the files of a directory; <see langword="null"/> for any other directory.</summary>
    public static ArchivePath? ListOf(ArchivePath folder)
    {
        var place = Of(folder.Value + "/_");
        return place.Category?.List is { } list ? DocumentOf(list, place.Scope) : null;
    }

    /// <summary>Gets the directory of a data set inside an archive, with a trailing slash.</summary>
    public static string DatasetOf(ArchiveCategory dataset) => $"{DatasetsPrefix}{dataset.Folder}/";

    /// <summary>Gets the path of a file of a data set: of the whole data set, or of one project in it.</summary>
    /// <param name="root">The directory of the data set with a slash, as in <see cref="DatasetOf"/>; empty outside an archive.</param>
    /// <param name="project">The project; <see langword="null"/> for a file of the whole data set.</param>
    /// <param name="name">The path below.</param>
    public static ArchivePath DatasetFileOf(string root, Guid? project, string name) =>
        ArchivePath.Parse(project is { } id ? $"{root}{id:D}/{name}" : root + name);

    /// <summary>Gets the relative path from a file's directory up to the payload directory.</summary>
    public static string RelativePathToPayload(ArchivePath file) =>
        string.Concat(Enumerable.Repeat("../", file.Value.AsSpan().Count('/')));

    /// <summary>Gets a path relative to the directory of its project, which also contains the project's pages.</summary>
    public static string BelowProject(ArchivePath path) => path.Value[(ProjectsPrefix.Length + IdLength + 1)..];

    private sealed record Folder(ArchiveCategory Files, ArchiveScope Scope, ArchivePath Path);
}
