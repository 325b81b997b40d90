namespace CustomVision.DataRights.Emulator.Identity;

/// <summary>The built-in data roles of Azure Custom Vision, without the prefix "Cognitive Services Custom Vision".</summary>
public enum CustomVisionRole
{
    /// <summary>Everything; the only role that may both export and delete a project.</summary>
    Contributor,

    /// <summary>Everything but creating, importing, exporting and deleting projects.</summary>
    Trainer,

    /// <summary>Reading, stored predictions, tests, and publishing and exporting models.</summary>
    Deployment,

    /// <summary>Reading, and changing images, tags and regions.</summary>
    Labeler,

    /// <summary>Reading, and querying stored predictions.</summary>
    Reader,
}
