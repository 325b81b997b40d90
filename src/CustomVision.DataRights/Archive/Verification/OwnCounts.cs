using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>What a list holds.</summary>
/// <param name="Items">Its lines.</param>
/// <param name="Files">The files that they name.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OwnCounts(long Items, long Files);
