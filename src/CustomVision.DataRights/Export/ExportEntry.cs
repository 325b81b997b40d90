using System.Runtime.InteropServices;
using CustomVision.DataRights.Export.Downloads;

namespace CustomVision.DataRights.Export;

/// <summary>An entry of a list that is being exported.</summary>
/// <param name="Id">The id of the object; <see langword="null"/> for an exported model, which has no id.</param>
/// <param name="Json">
/// The service's JSON. When the entry is finished, without line breaks and the queries of its links, as it is written to the list.
/// </param>
/// <param name="Blobs">The files to download; empty if there are none.</param>
/// <param name="Page">The page that contains the JSON, which is released when the entry is finished.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ExportEntry(Guid? Id, ReadOnlyMemory<byte> Json, IReadOnlyList<Blob> Blobs, IDisposable? Page = null);
