using System.Runtime.InteropServices;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Export.Downloads;

/// <summary>A downloaded file that stands in the archive.</summary>
/// <param name="Extension">Its extension, without the dot; chosen by its content.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sha256">Its digest.</param>
/// <param name="Doubt">What is in doubt about it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StoredFile(string Extension, long Length, Sha256Digest Sha256, Doubt Doubt = Doubt.None)
{
    /// <summary>A path without its extension.</summary>
    public static ReadOnlySpan<char> StemOf(string path) => path.AsSpan(0, path.LastIndexOf('.'));

    /// <summary>Where it stands.</summary>
    /// <param name="stem">Its path without the extension.</param>
    public ArchivePath PathOf(string stem) => ArchivePath.Parse(stem + "." + Extension);
}
