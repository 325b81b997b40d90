namespace CustomVision.DataRights.Archive;

/// <summary>The human-readable description of a file or directory of a crate.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">A descriptive sentence.</param>
internal readonly record struct RoCrateDescription(string Name, string Description);
