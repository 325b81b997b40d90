using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Datasets;

/// <summary>The content of a data set according to its own files.</summary>
/// <param name="Images">The images.</param>
/// <param name="Annotations">The labels.</param>
/// <param name="Categories">The classes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DatasetCounts(long Images, long Annotations, long Categories);
