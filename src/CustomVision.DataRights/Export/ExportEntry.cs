using System.Runtime.InteropServices;
using CustomVision.DataRights.Export.Downloads;

namespace CustomVision.DataRights.Export;

/// <summary>An entry of a list that is being exported.</summary>
/// <param name="Id">The id of the object; <see langword="null"/> for an exported model, which has no id.</param>
/// <param name="Line">The service's JSON, as it is written to the list except for the names of its files.</param>
/// <param name="Blobs">The files to download; empty if there are none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ExportEntry(Guid? Id, ReadOnlyMemory<byte> Line, IReadOnlyList<Blob> Blobs);
