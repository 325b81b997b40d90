using System.Security.Cryptography;

namespace CustomVision.DataRights.Archive.Hashing;

/// <summary>A digest algorithm that the verifier computes.</summary>
internal sealed record BagAlgorithm(int Index, string Name, HashAlgorithmName Hash, int Size)
{
    /// <summary>Whether the algorithm is weak: it detects damage, but not deliberate changes.</summary>
    public bool IsWeak { get; init; }

    public static IReadOnlyList<BagAlgorithm> All { get; } =
    [
        new(0, "sha256", HashAlgorithmName.SHA256, SHA256.HashSizeInBytes),
        new(1, "sha512", HashAlgorithmName.SHA512, SHA512.HashSizeInBytes),
        new(2, "sha384", HashAlgorithmName.SHA384, SHA384.HashSizeInBytes),
        // For old bags: RFC 8493 §2.4 recommends that readers support both.
        new(3, "sha1", HashAlgorithmName.SHA1, SHA1.HashSizeInBytes) { IsWeak = true },
        new(4, "md5", HashAlgorithmName.MD5, MD5.HashSizeInBytes) { IsWeak = true },
    ];

    public static BagAlgorithm Sha256 => All[0];

    public byte Bit => (byte)(1 << Index);

    public static BagAlgorithm? Find(string name) => All.FirstOrDefault(algorithm => algorithm.Name.Equals(name, StringComparison.Ordinal));
}
