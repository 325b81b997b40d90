namespace CustomVision.DataRights.Archive.Report;

/// <summary>The states of an exported category.</summary>
public enum CategoryState
{
    /// <summary>The category is complete.</summary>
    Exported,

    /// <summary>The service has no data of this category.</summary>
    Empty,

    /// <summary>The service does not offer the category here, or the request excluded it; the reason states which.</summary>
    NotOffered,

    /// <summary>The data was deleted from the service during the export.</summary>
    Gone,

    /// <summary>The credential is not allowed to read the data.</summary>
    Forbidden,

    /// <summary>The data could not be retrieved.</summary>
    Failed,
}
