namespace CustomVision.DataRights.Viewer;

/// <summary>How a kind of data ended.</summary>
internal enum CategoryState
{
    /// <summary>It is in the archive.</summary>
    Exported,

    /// <summary>There was none.</summary>
    Empty,

    /// <summary>The service has no way to hand it over.</summary>
    NotOffered,

    /// <summary>The account that exported may not read it.</summary>
    Forbidden,

    /// <summary>Reading it failed.</summary>
    Failed,

    /// <summary>It went away during the export.</summary>
    Gone,

    /// <summary>The request left it out.</summary>
    NotRequested,
}
