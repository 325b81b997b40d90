namespace CustomVision.DataRights.Archive;

/// <summary>The description of a file or directory of a crate for a person.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">A sentence about it.</param>
internal readonly record struct RoCrateDescription(string Name, string Description);
