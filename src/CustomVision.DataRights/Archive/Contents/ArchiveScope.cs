using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Archive.Contents;

/// <summary>The resource, a project (and its workspace), or an iteration of a project.</summary>
/// <param name="ProjectId">The project; <see langword="null"/> for the whole resource.</param>
/// <param name="IterationId">The iteration; <see langword="null"/> for the project and its workspace.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ArchiveScope(Guid? ProjectId = null, Guid? IterationId = null)
{
    /// <summary>The level of the directory that contains the documents of the scope.</summary>
    public ArchiveLevel Level =>
        IterationId is not null ? ArchiveLevel.Iteration
        : ProjectId is not null ? ArchiveLevel.Project
        : ArchiveLevel.Resource;

    /// <summary>Returns the scope as text to append to a sentence; empty for the resource.</summary>
    public override string ToString() =>
        (ProjectId is { } project ? FormattableString.Invariant($" of project {project:D}") : string.Empty)
        + (IterationId is { } iteration ? FormattableString.Invariant($", iteration {iteration:D}") : string.Empty);
}
