namespace CustomVision.DataRights.Archive.Reading;

/// <summary>The names inside the payload: GUIDs, numbers and fixed words, never anything that the service says.</summary>
internal static class ArchiveLayout
{
    public static ArchivePath Projects { get; } = ArchivePath.Parse("projects");

    public static ArchivePath Domains { get; } = ArchivePath.Parse("domains.json");

    public static ArchivePath Project(Guid project) => ArchivePath.Parse($"projects/{project:D}");

    public static ArchivePath ProjectFile(Guid project, string name) => ArchivePath.Parse($"projects/{project:D}/{name}");

    public static ArchivePath Iterations(Guid project) => ArchivePath.Parse($"projects/{project:D}/iterations");

    public static ArchivePath IterationFile(Guid project, Guid iteration, string name) =>
        ArchivePath.Parse($"projects/{project:D}/iterations/{iteration:D}/{name}");
}
