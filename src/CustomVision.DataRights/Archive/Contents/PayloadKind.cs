namespace CustomVision.DataRights.Archive.Contents;

/// <summary>The kind of a file of the payload.</summary>
internal enum PayloadKind
{
    /// <summary>No file of an export: no export writes this path.</summary>
    Foreign,

    /// <summary>Made from other data at the end of each run: pages, data sets, the report, the list of what is unlisted.</summary>
    Derived,

    /// <summary>The service's JSON: a document or a list.</summary>
    Document,

    /// <summary>Bytes that were downloaded.</summary>
    Download,

    /// <summary>In a directory of downloads, under a name that no export gives.</summary>
    Stray,
}
