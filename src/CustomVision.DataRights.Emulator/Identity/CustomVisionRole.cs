namespace CustomVision.DataRights.Emulator.Identity;

/// <summary>The built-in data roles of Azure Custom Vision, without the prefix "Cognitive Services Custom Vision".</summary>
public enum CustomVisionRole
{
    /// <summary>Full access; the only role that may both export and delete a project.</summary>
    Contributor,

    /// <summary>Full access except creating, importing, exporting and deleting projects.</summary>
    Trainer,

    /// <summary>Read access, stored predictions, tests, and publishing and exporting models.</summary>
    Deployment,

    /// <summary>Read access, and changing images, tags and regions.</summary>
    Labeler,

    /// <summary>Read access, and querying stored predictions.</summary>
    Reader,
}
