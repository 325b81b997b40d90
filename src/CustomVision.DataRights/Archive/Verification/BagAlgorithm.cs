using System.Security.Cryptography;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>A digest algorithm that the verifier computes.</summary>
internal sealed record BagAlgorithm(int Index, string Name, HashAlgorithmName Hash, int Size)
{
    public static IReadOnlyList<BagAlgorithm> All { get; } =
    [
        new(0, "sha256", HashAlgorithmName.SHA256, SHA256.HashSizeInBytes),
        new(1, "sha512", HashAlgorithmName.SHA512, SHA512.HashSizeInBytes),
    ];

    public const int Sha256 = 0;

    public byte Bit => (byte)(1 << Index);

    public static BagAlgorithm? Find(string name) => All.FirstOrDefault(algorithm => algorithm.Name.Equals(name, StringComparison.Ordinal));
}
