namespace CustomVision.DataRights.Export.Output;

/// <summary>What stands at a place below an archive's base directory.</summary>
internal enum ExportPlace
{
    /// <summary>Nothing of an export's: somebody else's.</summary>
    Foreign,

    /// <summary>The bag's own.</summary>
    Bag,

    /// <summary>Made from the rest at the end of each run: pages, data sets, reports.</summary>
    Derived,

    /// <summary>What the service said.</summary>
    Document,

    /// <summary>Bytes that were downloaded.</summary>
    Download,
}
