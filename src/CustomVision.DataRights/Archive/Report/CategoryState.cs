namespace CustomVision.DataRights.Archive.Report;

/// <summary>How one category of one scope ended.</summary>
public enum CategoryState
{
    /// <summary>All of it is in the archive.</summary>
    Exported,

    /// <summary>The service holds none.</summary>
    Empty,

    /// <summary>The service does not offer it here, or the request left it out; the reason says which.</summary>
    NotOffered,

    /// <summary>It vanished from the service while the export ran.</summary>
    Gone,

    /// <summary>The key may not read it.</summary>
    Forbidden,

    /// <summary>It could not be retrieved.</summary>
    Failed,
}
