using System.Runtime.InteropServices;
using CustomVision.DataRights.Export.Downloads;

namespace CustomVision.DataRights.Export;

/// <summary>An entry of a list on its way into the archive.</summary>
/// <param name="Id">The object; <see langword="null"/> for an exported model, which has no id.</param>
/// <param name="Line">The service's JSON, as it goes into the list but for the names of its files.</param>
/// <param name="Blobs">Its files; empty where none is downloaded.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ExportEntry(Guid? Id, ReadOnlyMemory<byte> Line, IReadOnlyList<Blob> Blobs);
