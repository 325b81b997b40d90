using System.Runtime.InteropServices;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Comparison;

/// <summary>What is held of each image: 80 bytes, whatever its labels are.</summary>
/// <param name="Bytes">The digest of the original; of the id where the archive lacks the bytes.</param>
/// <param name="Labels">The digest of the labels.</param>
/// <param name="Id">The image.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ImageKey(Sha256Digest Bytes, Sha256Digest Labels, Guid Id)
{
    /// <summary>By the original, then by the id.</summary>
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
        var order = own.SequenceCompareTo(others);
        return order != 0 ? order : Id.CompareTo(other.Id);
    }
}
