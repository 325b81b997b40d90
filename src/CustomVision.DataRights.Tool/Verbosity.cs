namespace CustomVision.DataRights.Tool;

/// <summary>How much the program says.</summary>
internal enum Verbosity
{
    /// <summary>Only what was asked to be shown, what is wrong, and warnings.</summary>
    Quiet,

    /// <summary>Progress and a summary too.</summary>
    Normal,

    /// <summary>Everything: no list is shortened, and errors say what support asks for.</summary>
    Verbose,
}
