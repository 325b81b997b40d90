using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Datasets;

/// <summary>What a data set's own files say that it holds.</summary>
/// <param name="Images">The images.</param>
/// <param name="Annotations">The labels.</param>
/// <param name="Categories">The classes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DatasetCounts(long Images, long Annotations, long Categories);
