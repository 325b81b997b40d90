using System.Security.Cryptography;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>
/// A key in a PEM file that creates or verifies signatures: ECDSA with SHA-256 in the format of IEEE P1363, or RSA-PSS with SHA-256. Its id
/// is the SHA-256 digest of the public key.
/// </summary>
internal static class PemKey
{
    private const DSASignatureFormat Form = DSASignatureFormat.IeeeP1363FixedFieldConcatenation;

    /// <exception cref="UsageException">The file does not contain a private key of a supported kind.</exception>
    /// <exception cref="FileFaultException">The file cannot be read.</exception>
    public static ErasureSigner Signer(string option, string path)
    {
        var pem = Read(option, path);
        var key = Import(option, path, pem);
        try
        {
            _ = Sign(key, default).Value;
        }
        catch (CryptographicException)
        {
            throw new UsageException(MessageTexts.Get("key.notPrivate", path, option));
        }

        return (content, _) => Task.FromResult(Sign(key, content));
    }

    /// <summary>Gets the verifier for signatures.</summary>
    /// <exception cref="UsageException">The file does not contain a public key of a supported kind.</exception>
    /// <exception cref="FileFaultException">The file cannot be read.</exception>
    public static Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>, bool> Verifier(string option, string path) =>
        Import(option, path, Read(option, path)) switch
        {
            ECDsa key => (content, signature) => key.VerifyData(content.Span, signature.Span, HashAlgorithmName.SHA256, Form),
            RSA key => (content, signature) =>
                key.VerifyData(content.Span, signature.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            _ => throw Unsupported(option, path),
        };

    private static ErasureSignature Sign(AsymmetricAlgorithm algorithm, ReadOnlyMemory<byte> content)
    {
        var (name, value) = algorithm switch
        {
            ECDsa key => ("ECDSA-SHA256", key.SignData(content.Span, HashAlgorithmName.SHA256, Form)),
            RSA key => ("RSA-PSS-SHA256", key.SignData(content.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)),
            _ => throw new CryptographicException(),
        };
        var id = Convert.ToHexStringLower(SHA256.HashData(algorithm.ExportSubjectPublicKeyInfo()));
        return new ErasureSignature
        {
            Algorithm = name,
            KeyId = id,
            Value = Convert.ToBase64String(value),
        };
    }

    private static string Read(string option, string path) =>
        File.Exists(path)
            ? FileFault.Guard(path, () => File.ReadAllText(path))
            : throw new UsageException(MessageTexts.Get("key.noFile", path, option));

    private static AsymmetricAlgorithm Import(string option, string path, string pem)
    {
        foreach (var algorithm in (AsymmetricAlgorithm[])[ECDsa.Create(), RSA.Create()])
        {
            try
            {
                algorithm.ImportFromPem(pem);
                return algorithm;
            }
            catch (Exception fault) when (fault is CryptographicException or ArgumentException)
            {
                algorithm.Dispose();
            }
        }

        throw Unsupported(option, path);
    }

    private static UsageException Unsupported(string option, string path) => new(MessageTexts.Get("key.unsupported", path, option));
}
