using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>What a list holds.</summary>
/// <param name="Entries">The number of its entries.</param>
/// <param name="Files">The number of files that they name.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ContentCount(long Entries, long Files);
