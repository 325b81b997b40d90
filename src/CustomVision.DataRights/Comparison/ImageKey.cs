using System.Runtime.InteropServices;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Comparison;

/// <summary>What is held of each image: 48 bytes, whatever its labels are.</summary>
/// <param name="Bytes">The digest of the original; of the id where the archive lacks the bytes.</param>
/// <param name="Labels">Half of the digest of the labels.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ImageKey(Sha256Digest Bytes, UInt128 Labels)
{
    /// <summary>By the original.</summary>
    public int OrderTo(ImageKey other)
    {
        if (Bytes.Prefix != other.Bytes.Prefix)
        {
            return Bytes.Prefix.CompareTo(other.Bytes.Prefix);
        }

        Span<byte> own = stackalloc byte[Sha256Digest.ByteCount];
        Span<byte> others = stackalloc byte[Sha256Digest.ByteCount];
        Bytes.CopyTo(own);
        other.Bytes.CopyTo(others);
        return own.SequenceCompareTo(others);
    }
}
