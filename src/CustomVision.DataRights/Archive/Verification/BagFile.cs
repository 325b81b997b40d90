using System.Runtime.InteropServices;
using CustomVision.DataRights.Archive.Hashing;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>What is known of one file: from the disk, and from the manifests.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct BagFile
{
    /// <summary>The length on the disk in bytes.</summary>
    public long Length;

    /// <summary>A bit for each manifest that lists it.</summary>
    public uint Manifests;

    /// <summary>A bit for each algorithm of <see cref="BagAlgorithm.All"/> that there is a digest of.</summary>
    public byte Digests;

    /// <summary>Whether it lies below <c>data/</c>.</summary>
    public bool IsPayload;

    /// <summary>Whether it is on the disk, and may be read.</summary>
    public bool IsThere;

    /// <summary>Whether it was refused, and a finding says so.</summary>
    public bool IsRefused;

    /// <summary>Whether <c>fetch.txt</c> names where it can be retrieved.</summary>
    public bool IsToFetch;
}
