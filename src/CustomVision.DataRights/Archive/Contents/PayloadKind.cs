namespace CustomVision.DataRights.Archive.Contents;

/// <summary>The kind of a file of the payload.</summary>
internal enum PayloadKind
{
    /// <summary>Not a file of an export.</summary>
    Foreign,

    /// <summary>Derived at the end of each run: pages, data sets, the report, the list of unlisted objects.</summary>
    Derived,

    /// <summary>The service's JSON: a document or a list.</summary>
    Document,

    /// <summary>A downloaded file.</summary>
    Download,

    /// <summary>A file in a directory of downloads whose name is not that of a download.</summary>
    Stray,
}
