namespace CustomVision.DataRights.Tests.Archive.Golden;

/// <summary>The objects of the golden account that a test deletes.</summary>
/// <param name="Project">The project with one of everything.</param>
/// <param name="Parking">The project that detects.</param>
/// <param name="Image">An image that the workspace and an iteration hold.</param>
/// <param name="Tag">A tag of the project.</param>
/// <param name="Iteration">An iteration with exported models.</param>
internal sealed record GoldenObjects(Guid Project, Guid Parking, Guid Image, Guid Tag, Guid Iteration);
