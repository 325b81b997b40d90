namespace CustomVision.DataRights.Archive.Report;

/// <summary>The states of an exported category.</summary>
public enum CategoryState
{
    /// <summary>The category is complete.</summary>
    Exported,

    /// <summary>The service holds no such data.</summary>
    Empty,

    /// <summary>The service does not offer it here, or the request left it out; the reason says which.</summary>
    NotOffered,

    /// <summary>The data was deleted from the service during the export.</summary>
    Gone,

    /// <summary>The credential is not allowed to read the data.</summary>
    Forbidden,

    /// <summary>The data could not be retrieved.</summary>
    Failed,
}
