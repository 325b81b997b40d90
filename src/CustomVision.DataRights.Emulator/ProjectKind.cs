namespace CustomVision.DataRights.Emulator;

/// <summary>The kind of a seeded project.</summary>
public enum ProjectKind
{
    /// <summary>Classification with at most one tag per image.</summary>
    Classification,

    /// <summary>Classification with any number of tags per image.</summary>
    Multilabel,

    /// <summary>Object detection: tags have regions.</summary>
    Detection,
}
