namespace CustomVision.DataRights.Emulator;

/// <summary>The initial content of an emulator's account.</summary>
public enum EmulatorSeed
{
    /// <summary>No projects.</summary>
    Empty,

    /// <summary>
    /// Two small projects, one of each kind: tags, regions, metadata, two iterations (one of them published), images that only an iteration
    /// still has, an exported model and stored predictions. The content is the same in every run.
    /// </summary>
    Demo,
}
