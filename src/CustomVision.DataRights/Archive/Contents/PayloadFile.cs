using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Archive.Contents;

/// <summary>
/// A downloaded file, identified independently of its extension: a rendition of an image or a prediction, or an exported model.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PayloadFile
{
    /// <summary>More characters than any path has: GUIDs, fixed words, and the name of a model from a list of known names.</summary>
    public const int LongestPath = 512;

    private PayloadFile(ArchiveCategory category, ArchiveScope scope, Guid objectId, ImageRendition rendition, string? name) =>
        (Category, Scope, ObjectId, Rendition, Name) = (category, scope, objectId, rendition, name);

    /// <summary>The category of the file.</summary>
    public ArchiveCategory Category { get; }

    /// <summary>The project; for an exported model, the iteration.</summary>
    public ArchiveScope Scope { get; }

    /// <summary>The id of the image or prediction; <see cref="Guid.Empty"/> for an exported model, which has no id.</summary>
    public Guid ObjectId { get; }

    /// <summary>The rendition.</summary>
    public ImageRendition Rendition { get; }

    /// <summary>The name of an exported model: its platform and flavor, or its number.</summary>
    public string? Name { get; }

    /// <summary>The path below <c>data/</c> without an extension.</summary>
    public string Stem => Name is null ? PayloadPlace.StemOf(Category, Scope, ObjectId, Rendition) : PayloadPlace.StemOfModel(Scope, Name);

    /// <summary>The directory of the file.</summary>
    public ArchivePath Folder => PayloadPlace.FolderOf(Category, Scope);

    /// <summary>Gets the file of an image.</summary>
    public static PayloadFile OfImage(Guid project, Guid image, ImageRendition rendition) =>
        new(ArchiveCategories.ImageFiles, new ArchiveScope(project), image, rendition, name: null);

    /// <summary>Gets the image file of a stored prediction.</summary>
    public static PayloadFile OfPrediction(Guid project, Guid prediction) =>
        new(ArchiveCategories.PredictionFiles, new ArchiveScope(project), prediction, ImageRendition.Original, name: null);

    /// <summary>Gets the file of an exported model.</summary>
    public static PayloadFile OfModel(ArchiveScope iteration, string name) =>
        new(ArchiveCategories.ModelFiles, iteration, Guid.Empty, ImageRendition.Original, name);

    /// <summary>Gets the file at a path; <see langword="null"/> if the path is not that of a download.</summary>
    /// <param name="path">The path below <c>data/</c>, with the extension.</param>
    public static PayloadFile? Of(string path)
    {
        var place = PayloadPlace.Of(path);
        return place.Kind != PayloadKind.Download ? null
            : place.ObjectId is { } id ? new PayloadFile(place.Category!, place.Scope, id, place.Rendition, name: null)
            : OfModel(place.Scope, Path.GetFileNameWithoutExtension(path));
    }

    /// <summary>Gets the path with the given extension.</summary>
    [SkipLocalsInit]
    public ArchivePath PathWith(string extension)
    {
        Span<char> path = stackalloc char[LongestPath];
        return ArchivePath.Parse(path[..WritePath(path, extension)].ToString());
    }

    /// <summary>Gets the path in the bag with the given extension.</summary>
    [SkipLocalsInit]
    public ArchivePath PathInBag(string extension)
    {
        Span<char> path = stackalloc char[LongestPath];
        BagWriter.PayloadPrefix.CopyTo(path);
        var length = BagWriter.PayloadPrefix.Length + WritePath(path[BagWriter.PayloadPrefix.Length..], extension);
        return ArchivePath.Parse(path[..length].ToString());
    }

    /// <summary>Writes the path with the given extension.</summary>
    /// <returns>The number of characters written.</returns>
    public int WritePath(Span<char> path, string extension) => AppendExtension(path, WriteStem(path), extension);

    /// <summary>Writes the path without an extension.</summary>
    /// <returns>The number of characters written.</returns>
    public int WriteStem(Span<char> path)
    {
        if (Name is null)
        {
            return PayloadPlace.WriteStem(path, Category, Scope, ObjectId, Rendition);
        }

        var stem = Stem;
        stem.CopyTo(path);
        return stem.Length;
    }

    /// <summary>Appends an extension to a path.</summary>
    /// <returns>The number of characters of the path.</returns>
    public static int AppendExtension(Span<char> path, int stem, string extension)
    {
        path[stem] = '.';
        extension.CopyTo(path[(stem + 1)..]);
        return stem + 1 + extension.Length;
    }

    /// <summary>Gets the extension of a download's path, without the dot.</summary>
    public static ReadOnlySpan<char> ExtensionOf(string path) => Path.GetExtension(path.AsSpan())[1..];
}
