using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Archive.Contents;

/// <summary>Identifies the content at a payload path. Payload paths are parsed and composed only in this type.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly partial record struct PayloadPlace
{
    private const int IdLength = 36;

    private static readonly ArchiveCategory[][] ByLevel =
    [
        AllAt(ArchiveLevel.Resource),
        AllAt(ArchiveLevel.Project),
        AllAt(ArchiveLevel.Iteration),
    ];

    /// <summary>The kind of file.</summary>
    public PayloadKind Kind { get; private init; }

    /// <summary>The category; <see langword="null"/> for foreign files, and for derived files other than lists.</summary>
    public ArchiveCategory? Category { get; private init; }

    /// <summary>The scope of the content.</summary>
    public ArchiveScope Scope { get; private init; }

    /// <summary>The id of the object, for a download that is named by id; otherwise <see langword="null"/>.</summary>
    public Guid? ObjectId { get; private init; }

    /// <summary>The rendition of a download.</summary>
    public ImageRendition Rendition { get; private init; }

    /// <summary>Gets the content at a path.</summary>
    /// <param name="path">The path below <c>data/</c>, with forward slashes. An unfinished file is treated like the finished one.</param>
    /// <returns>The content; <see cref="PayloadKind.Foreign"/> if no export writes a file at that path.</returns>
    public static PayloadPlace Of(ReadOnlySpan<char> path)
    {
        if (path.EndsWith(DirectoryArchiveSink.PartialSuffix, StringComparison.Ordinal))
        {
            path = path[..^DirectoryArchiveSink.PartialSuffix.Length];
        }

        if (!TryCut(ref path, ProjectsPrefix))
        {
            return IsDerivedOfResource(path) ? new PayloadPlace { Kind = PayloadKind.Derived } : In(path, default);
        }

        return !TryCutId(ref path, out var project) ? default
            : !TryCut(ref path, IterationsPrefix) ? In(path, new ArchiveScope(project))
            : TryCutId(ref path, out var iteration) ? In(path, new ArchiveScope(project, iteration))
            : default;
    }

    /// <summary>Gets the path below <c>data/</c> of a payload path relative to the base directory.</summary>
    public static ArchivePath CutPayload(string path) => ArchivePath.Parse(path[BagWriter.PayloadPrefix.Length..]);

    /// <summary>Removes the payload prefix from a path relative to the base directory.</summary>
    public static bool TryCutPayload(ref ReadOnlySpan<char> path) => TryCut(ref path, BagWriter.PayloadPrefix);

    private static PayloadPlace In(ReadOnlySpan<char> below, ArchiveScope scope)
    {
        foreach (
            var category in ByLevel[
                scope.IterationId is not null ? 2
                : scope.ProjectId is not null ? 1
                : 0
            ]
        )
        {
            if (category.HasDocument(below))
            {
                return new PayloadPlace
                {
                    Kind = category.IsDerived ? PayloadKind.Derived : PayloadKind.Document,
                    Category = category,
                    Scope = scope,
                };
            }

            if (
                category.Folder is { } folder
                && below.Length > folder.Length
                && below[folder.Length] == '/'
                && below.StartsWith(folder, StringComparison.Ordinal)
            )
            {
                return OfDownload(below[(folder.Length + 1)..], category, scope);
            }
        }

        return IsPage(below) && scope.IterationId is null
            ? new PayloadPlace { Kind = PayloadKind.Derived, Scope = scope }
            : new PayloadPlace { Scope = scope };
    }

    // The name consists of an id, an optional rendition and a known extension. A copy made by a person has a different name.
    private static PayloadPlace OfDownload(ReadOnlySpan<char> name, ArchiveCategory category, ArchiveScope scope)
    {
        var place = new PayloadPlace
        {
            Kind = PayloadKind.Stray,
            Category = category,
            Scope = scope,
        };
        if (!category.IsNamedById)
        {
            return name.IsEmpty || name.Contains('/') ? place : place with { Kind = PayloadKind.Download };
        }

        if (name.Length <= IdLength || !Guid.TryParseExact(name[..IdLength], "D", out var id))
        {
            return place;
        }

        var rest = name[IdLength..];
        foreach (var members in ListLine.Members)
        {
            if (
                rest.StartsWith(members.Suffix, StringComparison.Ordinal)
                && rest[members.Suffix.Length..] is ['.', .. var extension]
                && IsExtension(extension)
            )
            {
                return place with { Kind = PayloadKind.Download, ObjectId = id, Rendition = members.Rendition };
            }
        }

        return place;
    }

    private static bool IsExtension(ReadOnlySpan<char> text)
    {
        foreach (var extension in ImageSignature.Extensions)
        {
            if (text.SequenceEqual(extension))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDerivedOfResource(ReadOnlySpan<char> path)
    {
        if (path.SequenceEqual(Report.Value) || path.SequenceEqual(Crate.Value))
        {
            return true;
        }

        if (!TryCut(ref path, DatasetsPrefix))
        {
            return false;
        }

        foreach (var category in ArchiveCategories.Datasets)
        {
            var folder = category.Folder!;
            if (path.Length > folder.Length + 1 && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPage(ReadOnlySpan<char> name) => name.EndsWith(".html", StringComparison.Ordinal) && !name.Contains('/');

    private static bool TryCut(ref ReadOnlySpan<char> path, string prefix)
    {
        if (!path.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        path = path[prefix.Length..];
        return true;
    }

    private static bool TryCutId(ref ReadOnlySpan<char> path, out Guid id)
    {
        id = default;
        if (path.Length <= IdLength || path[IdLength] != '/' || !Guid.TryParseExact(path[..IdLength], "D", out id))
        {
            return false;
        }

        path = path[(IdLength + 1)..];
        return true;
    }

    private static ArchiveCategory[] AllAt(ArchiveLevel level) =>
        [.. ArchiveCategories.All.Where(category => category.Level.HasFlag(level))];
}
