namespace CustomVision.DataRights.Archive.Contents;

/// <summary>A category of an archive's contents: a row of <see cref="ArchiveCategories"/>.</summary>
/// <param name="key">The category's name in <c>report.json</c>.</param>
internal sealed class ArchiveCategory(string key)
{
    /// <summary>The category's name in <c>report.json</c>.</summary>
    public string Key { get; } = key;

    /// <summary>The directories that contain its document or list.</summary>
    public ArchiveLevel Level { get; init; }

    /// <summary>The file name of its document or list; <see langword="null"/> for a category of files.</summary>
    public string? FileName { get; init; }

    /// <summary>The earlier file name, in archives of older versions, which are still read.</summary>
    public string? EarlierFileName { get; init; }

    /// <summary>The prefix of the names of further documents, such as one performance per threshold.</summary>
    public string? VariantPrefix { get; init; }

    /// <summary>
    /// Whether the document is a list with one entry for each object, so that the report counts the entries; otherwise the report counts
    /// documents.
    /// </summary>
    public bool IsList { get; init; }

    /// <summary>Whether the report has rows for it; otherwise each object is listed under failures.</summary>
    public bool IsReported { get; init; } = true;

    /// <summary>Whether the list is JSONL, with one object per line; otherwise it is a JSON array.</summary>
    public bool IsJsonLines => FileName?.EndsWith(".jsonl", StringComparison.Ordinal) == true;

    /// <summary>Whether the document is made from other data at the end of each run.</summary>
    public bool IsDerived { get; init; }

    /// <summary>
    /// The category that counts the files which the list's entries name; <see langword="null"/> for a list whose entries name none.
    /// </summary>
    public ArchiveCategory? Files { get; init; }

    /// <summary>Whether the entries of the list name files of the archive.</summary>
    public bool NamesFiles => Files is not null || NamesAnyFiles;

    /// <summary>Whether the entries refer to files that other categories count.</summary>
    public bool NamesAnyFiles { get; init; }

    /// <summary>The list that names the files of this category; <see langword="null"/> for a category with a document of its own.</summary>
    public ArchiveCategory? List => ArchiveCategories.All.FirstOrDefault(category => category.Files == this);

    /// <summary>
    /// The directory of the files, below the scope's directory; <see langword="null"/> for a category with a document of its own.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>Whether it is a data set, whose directory is below that of the data sets.</summary>
    public bool IsDataset { get; init; }

    /// <summary>Whether the files are named by an object's id, as opposed to a fixed word.</summary>
    public bool IsNamedById { get; init; }

    /// <summary>The content, in a sentence of the format's documentation.</summary>
    public required string Content { get; init; }

    /// <summary>The operation of the service whose JSON the document holds.</summary>
    public string? Operation { get; init; }

    public override string ToString() => Key;

    /// <summary>Gets whether a file name is the document's, a variant's or that of an earlier version.</summary>
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
