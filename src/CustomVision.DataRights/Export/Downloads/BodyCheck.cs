using System.Security.Cryptography;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Images;
using CustomVision.DataRights.Export.Files;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export.Downloads;

/// <summary>Checks a body while it is read: its length, its kind, and whether an image is complete.</summary>
internal sealed class BodyCheck(BlobKind kind, ImageSignature signature, long? declaredLength, byte[]? declaredMd5, bool isLastAttempt)
    : IDisposable
{
    private readonly ImageEnd? _end = signature.IsImage ? ImageEnd.For(signature.Extension) : null;

    // Content-MD5 is the digest that the storage provides: it detects transfer errors, not attacks.
    private IncrementalHash? _md5 = declaredMd5 is null ? null : HashPool.Md5.Rent();

    /// <summary>The number of bytes so far.</summary>
    public long Length { get; private set; }

    /// <summary>Determines the format from the first bytes.</summary>
    /// <param name="kind">The requested kind of content.</param>
    /// <param name="head">The first bytes.</param>
    /// <param name="hasDigest">
    /// Whether the storage declares a digest. Without one, an empty body is an interrupted response; with one, the stored file may be
    /// empty.
    /// </param>
    /// <exception cref="BadBodyException">The bytes are evidently not the requested content.</exception>
    public static ImageSignature Signature(BlobKind kind, ReadOnlySpan<byte> head, bool hasDigest)
    {
        if (TextAnswer.Is(head))
        {
            throw new BadBodyException(Reasons.BodyIsText);
        }

        if (kind == BlobKind.Model)
        {
            return new ImageSignature(ImageSignature.ModelExtension(head), IsImage: false);
        }

        return head.IsEmpty && !hasDigest ? throw new BadBodyException(Reasons.BodyIsEmpty) : ImageSignature.Read(head);
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Length += bytes.Length;
        _end?.Append(bytes);
        _md5?.AppendData(bytes);
    }

    /// <summary>Completes the check.</summary>
    /// <returns>
    /// The integrity warning. A body that is complete, by its digest or because every attempt returned the same, but lacks the end marker
    /// of its format was probably truncated before it was uploaded. A body of another format was accepted by the service at some time. Both
    /// are kept, since the service stores them like this.
    /// </returns>
    /// <exception cref="BadBodyException">The body is too short, too long or truncated.</exception>
    public IntegrityWarning Finish()
    {
        if (declaredLength is { } declared && declared != Length)
        {
            throw new BadBodyException(Reasons.BodyHasOtherLength(Length, declared));
        }

        if (declaredMd5 is not null && !HasDigest(declaredMd5))
        {
            throw new BadBodyException(Reasons.BodyHasOtherDigest);
        }

        if (kind == BlobKind.Model)
        {
            return signature.Extension == ImageSignature.Unknown ? IntegrityWarning.UnknownForm : IntegrityWarning.None;
        }

        if (!signature.IsImage)
        {
            return isLastAttempt || declaredLength is not null || declaredMd5 is not null
                ? IntegrityWarning.OtherFormat
                : throw new BadBodyException(Reasons.BodyHasOtherFormat(Length));
        }

        if (_end?.IsThere != false)
        {
            return IntegrityWarning.None;
        }

        return isLastAttempt || declaredMd5 is not null ? IntegrityWarning.NotWhole : throw new BadBodyException(Reasons.BodyIsCut(Length));
    }

    public void Dispose() => _md5?.Dispose();

    private bool HasDigest(ReadOnlySpan<byte> declared)
    {
        Span<byte> digest = stackalloc byte[MD5.HashSizeInBytes];
        HashPool.Md5.Finish(_md5!, digest);
        _md5 = null;
        return digest.SequenceEqual(declared);
    }
}
