using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>What a list, and a line of the report, is about.</summary>
/// <param name="Category">The report's word for what is listed: <c>images</c>, <c>predictions</c> or <c>models</c>.</param>
/// <param name="Project">The project.</param>
/// <param name="Iteration">The iteration; <see langword="null"/> for the project's workspace.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OwnScope(string Category, Guid Project, Guid? Iteration)
{
    /// <summary>What is kept although the service no longer lists it: the report names it, and counts it nowhere.</summary>
    public const string Gone = "gone";
}
