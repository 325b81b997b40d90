namespace CustomVision.DataRights.Tool;

/// <summary>The verbosity of the program.</summary>
internal enum Verbosity
{
    /// <summary>Only requested results, errors and warnings.</summary>
    Quiet,

    /// <summary>Also progress and a summary.</summary>
    Normal,

    /// <summary>Everything: no list is shortened, and errors include information for support.</summary>
    Verbose,
}
