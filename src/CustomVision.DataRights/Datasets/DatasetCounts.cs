using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Datasets;

/// <summary>The content of a data set according to its own files.</summary>
/// <param name="Images">The number of images.</param>
/// <param name="Annotations">The number of labels.</param>
/// <param name="Categories">The number of classes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DatasetCounts(long Images, long Annotations, long Categories);
