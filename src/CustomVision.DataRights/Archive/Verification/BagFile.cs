using System.Runtime.InteropServices;
using CustomVision.DataRights.Archive.Hashing;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>The state of one file, on disk and in the manifests.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct BagFile
{
    /// <summary>The length on disk in bytes.</summary>
    public long Length;

    /// <summary>A bit mask of the manifests that list the file.</summary>
    public uint Manifests;

    /// <summary>A bit mask of the algorithms in <see cref="BagAlgorithm.All"/> that have a digest.</summary>
    public byte Digests;

    /// <summary>Whether the file is below <c>data/</c>.</summary>
    public bool IsPayload;

    /// <summary>Whether the file exists on disk and may be read.</summary>
    public bool IsThere;

    /// <summary>Whether the file was rejected with a finding.</summary>
    public bool IsRefused;

    /// <summary>Whether <c>fetch.txt</c> contains a URL for the file.</summary>
    public bool IsToFetch;
}
