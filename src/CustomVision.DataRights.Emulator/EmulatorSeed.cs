namespace CustomVision.DataRights.Emulator;

/// <summary>The initial content of an emulator's account.</summary>
public enum EmulatorSeed
{
    /// <summary>No project.</summary>
    Empty,

    /// <summary>
    /// Two small projects, one of each kind: tags, regions, metadata, two iterations of which one is published, images that only an
    /// iteration still has, an exported model and stored predictions. The same in every run.
    /// </summary>
    Demo,
}
