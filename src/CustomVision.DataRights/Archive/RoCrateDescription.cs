namespace CustomVision.DataRights.Archive;

/// <summary>What a file or a directory of a crate is, for a person.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">A sentence about it.</param>
internal readonly record struct RoCrateDescription(string Name, string Description);
