namespace CustomVision.DataRights.Archive.Contents;

/// <summary>A category of an archive's contents: a row of <see cref="ArchiveCategories"/>.</summary>
/// <param name="key">The category's name in <c>report.json</c>.</param>
internal sealed class ArchiveCategory(string key)
{
    /// <summary>The category's name in <c>report.json</c>.</summary>
    public string Key { get; } = key;

    /// <summary>The directory levels at which the category has a document or list.</summary>
    public ArchiveLevel Level { get; init; }

    /// <summary>The file name of the document or list; <see langword="null"/> for a category of files.</summary>
    public string? FileName { get; init; }

    /// <summary>The file name in archives of earlier versions, which can still be read.</summary>
    public string? EarlierFileName { get; init; }

    /// <summary>The file name prefix of additional documents, such as one performance document per threshold.</summary>
    public string? VariantPrefix { get; init; }

    /// <summary>
    /// Whether the document is a list with one entry per object, so that the report counts its entries; otherwise the report counts
    /// documents.
    /// </summary>
    public bool IsList { get; init; }

    /// <summary>Whether the report has rows for the category; otherwise each object is listed under failures.</summary>
    public bool IsReported { get; init; } = true;

    /// <summary>Whether the list is JSONL, with one object per line; otherwise it is a JSON array.</summary>
    public bool IsJsonLines => FileName?.EndsWith(".jsonl", StringComparison.Ordinal) == true;

    /// <summary>Whether the document is derived from other data at the end of each run.</summary>
    public bool IsDerived { get; init; }

    /// <summary>
    /// The category that counts the files named by the list's entries; <see langword="null"/> if the entries do not name files.
    /// </summary>
    public ArchiveCategory? Files { get; init; }

    /// <summary>Whether the entries of the list name files in the archive.</summary>
    public bool NamesFiles => Files is not null || NamesAnyFiles;

    /// <summary>Whether the entries refer to files that other categories count.</summary>
    public bool NamesAnyFiles { get; init; }

    /// <summary>The list that names the files of this category; <see langword="null"/> for a category with its own document.</summary>
    public ArchiveCategory? List => ArchiveCategories.All.FirstOrDefault(category => category.Files == this);

    /// <summary>
    /// The directory of the files, relative to the scope's directory; <see langword="null"/> for a category with its own document.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>Whether the category is a data set, whose directory is below <c>datasets/</c>.</summary>
    public bool IsDataset { get; init; }

    /// <summary>Whether the files are named by object id instead of a fixed word.</summary>
    public bool IsNamedById { get; init; }

    /// <summary>A description of the content, as one sentence for the format's documentation.</summary>
    public required string Content { get; init; }

    /// <summary>The service operation that returns the JSON of the document.</summary>
    public string? Operation { get; init; }

    public override string ToString() => Key;

    /// <summary>Gets whether a file name is that of the document, of one of its variants, or of an earlier version.</summary>
    public bool HasDocument(ReadOnlySpan<char> name) =>
        FileName is not null
        && (
            name.SequenceEqual(FileName)
            || (EarlierFileName is not null && name.SequenceEqual(EarlierFileName))
            || (
                VariantPrefix is not null
                && name.StartsWith(VariantPrefix, StringComparison.Ordinal)
                && name.EndsWith(".json", StringComparison.Ordinal)
            )
        );
}
