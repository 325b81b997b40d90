using System.Text;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>
/// Evidence stored separately from an archive: its digest, or a signature over the digest. It reveals an alteration even if the manifests
/// were regenerated.
/// </summary>
internal sealed class ArchiveEvidence
{
    public const string ExpectOption = "--expect";
    public const string SignatureOption = "--signature";
    public const string KeyOption = "--key";

    private readonly string? _digest;
    private readonly string? _signaturePath;
    private readonly Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>, bool>? _verify;

    private ArchiveEvidence(string? digest, string? signaturePath, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>, bool>? verify) =>
        (_digest, _signaturePath, _verify) = (digest, signaturePath, verify);

    public static ArchiveEvidence None { get; } = new(null, null, null);

    /// <param name="digest">The expected digest of the archive.</param>
    /// <param name="signaturePath">The path of the signature file.</param>
    /// <param name="keyPath">The path of the public key's PEM file.</param>
    /// <exception cref="UsageException">A part is missing or invalid.</exception>
    public static ArchiveEvidence Of(string? digest, string? signaturePath, string? keyPath)
    {
        if (digest is null && signaturePath is null && keyPath is null)
        {
            return None;
        }

        if (digest is not null && (digest.Length != 64 || !digest.All(char.IsAsciiHexDigit)))
        {
            throw new UsageException(MessageTexts.Get("evidence.digest", ExpectOption));
        }

        if (signaturePath is null != keyPath is null)
        {
            throw new UsageException(MessageTexts.Get("evidence.together", SignatureOption, KeyOption));
        }

        return new ArchiveEvidence(digest, signaturePath, keyPath is null ? null : PemKey.Verifier(KeyOption, keyPath));
    }

    /// <summary>Compares the archive's digest with the evidence, and prints the result of each comparison.</summary>
    /// <param name="archiveDigest">The digest; null if the archive has none.</param>
    /// <returns>
    /// Whether the digest matches and whether the signature is valid; <see langword="null"/> for evidence that was not given.
    /// </returns>
    public (bool? Digest, bool? Signature) Check(string? archiveDigest)
    {
        if (archiveDigest is not null)
        {
            Terminal.Info(ConsoleTexts.Format("archive.digest", archiveDigest));
        }

        bool? isExpected = _digest is null ? null : string.Equals(_digest, archiveDigest, StringComparison.OrdinalIgnoreCase);
        if (isExpected == true)
        {
            Terminal.Info(ConsoleTexts.Get("evidence.matches"));
        }
        else if (isExpected == false)
        {
            Terminal.Line(ConsoleTexts.Get("evidence.differs"));
        }

        return (isExpected, CheckSignature(archiveDigest));
    }

    private bool? CheckSignature(string? archiveDigest)
    {
        if (_signaturePath is null)
        {
            return null;
        }

        if (!File.Exists(_signaturePath))
        {
            Terminal.Line(ConsoleTexts.Format("evidence.noFile", _signaturePath));
            return false;
        }

        var signature = FileFault.Guard(_signaturePath, () => File.ReadAllBytes(_signaturePath));
        var isSigned = archiveDigest is not null && _verify!(Encoding.UTF8.GetBytes(archiveDigest), signature);
        if (isSigned)
        {
            Terminal.Info(ConsoleTexts.Get("evidence.signed"));
        }
        else
        {
            Terminal.Line(ConsoleTexts.Get("evidence.wrong"));
        }

        return isSigned;
    }
}
