using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>What a list, and a line of the report, is about.</summary>
/// <param name="Category">The report's word for what is listed: <c>images</c>, <c>iteration-images</c>, <c>predictions</c>, <c>models</c>, <c>tags</c> and so on.</param>
/// <param name="Project">The project; <see langword="null"/> for what belongs to the whole resource.</param>
/// <param name="Iteration">The iteration; <see langword="null"/> for the project's workspace.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OwnScope(string Category, Guid? Project, Guid? Iteration)
{
    /// <summary>What is kept although the last look did not come upon it: the report names it, and counts it nowhere.</summary>
    public const string Gone = "gone";

    /// <summary>Whose it is, at the end of a sentence.</summary>
    public string Place => (Project is { } project ? FormattableString.Invariant($" of project {project:D}") : string.Empty)
        + (Iteration is { } iteration ? FormattableString.Invariant($", iteration {iteration:D}") : string.Empty);
}
