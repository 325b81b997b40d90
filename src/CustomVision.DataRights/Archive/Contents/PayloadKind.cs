namespace CustomVision.DataRights.Archive.Contents;

/// <summary>The kinds of payload files.</summary>
internal enum PayloadKind
{
    /// <summary>A file that no export writes.</summary>
    Foreign,

    /// <summary>Derived data, generated at the end of each run: pages, data sets, the report, the list of unlisted objects.</summary>
    Derived,

    /// <summary>JSON of the service: a document or a list.</summary>
    Document,

    /// <summary>A downloaded file.</summary>
    Download,

    /// <summary>A file in a download directory that does not have the name of a download.</summary>
    Stray,
}
