using System.Runtime.InteropServices;
using CustomVision.DataRights.Archive.Hashing;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>The state of one file: on the disk, and in the manifests.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct BagFile
{
    /// <summary>The length on the disk in bytes.</summary>
    public long Length;

    /// <summary>A bit for each manifest that lists it.</summary>
    public uint Manifests;

    /// <summary>A bit for each algorithm of <see cref="BagAlgorithm.All"/> with a digest.</summary>
    public byte Digests;

    /// <summary>Whether it lies below <c>data/</c>.</summary>
    public bool IsPayload;

    /// <summary>Whether it exists on the disk and may be read.</summary>
    public bool IsThere;

    /// <summary>Whether it was rejected with a finding.</summary>
    public bool IsRefused;

    /// <summary>Whether <c>fetch.txt</c> has an address from which it can be retrieved.</summary>
    public bool IsToFetch;
}
