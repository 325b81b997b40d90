namespace CustomVision.DataRights.Archive.Verification;

/// <summary>The content of a bag other than the files in the catalog.</summary>
/// <param name="RootFiles">The names of the files in the base directory itself.</param>
/// <param name="RefusedLinks">The links that were not followed, relative to the base directory.</param>
/// <param name="HasPayload">Whether the bag has a <c>data</c> directory.</param>
internal sealed record BagContent(IReadOnlyList<string> RootFiles, IReadOnlySet<string> RefusedLinks, bool HasPayload);
