using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Export.Output;

/// <summary>A listing that an earlier run finished.</summary>
/// <param name="Path">Its path below <c>data/</c>.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sha256">Its digest.</param>
/// <param name="Reports">How its categories ended.</param>
internal sealed record FinishedListing(ArchivePath Path, long Length, Sha256Digest Sha256, IReadOnlyList<CategoryReport> Reports);
