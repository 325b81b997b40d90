using System.Text;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Export;

/// <summary>
/// Signs the digest of a finished archive with the host's signer, and stores the signature beside it, since an archive cannot contain its
/// own digest.
/// </summary>
internal sealed class ArchiveSigning
{
    private readonly ErasureSigner? _signer;
    private readonly IResumableArchiveSink? _sink;

    private ArchiveSigning(ErasureSigner? signer, IResumableArchiveSink? sink) => (_signer, _sink) = (signer, sink);

    /// <exception cref="DataRightsException">The signature's file already exists, and was not written by a run of this export.</exception>
    public static async Task<ArchiveSigning> PrepareAsync(ErasureSigner? signer, IArchiveSink sink, CancellationToken cancellationToken)
    {
        var resumable = sink as IResumableArchiveSink;
        return
            signer is not null
            && resumable is not null
            && await resumable.HasSignatureAsync(cancellationToken).ConfigureAwait(false)
            && await resumable.GetStateAsync(cancellationToken).ConfigureAwait(false) is not ArchiveSinkState.Unfinished
            ? throw new DataRightsException(
                $"{Path.TrimEndingDirectorySeparator(resumable.Location)}.sig already exists, but the archive's signature is to be written "
                    + $"there. Move it, or choose another folder."
            )
            : new ArchiveSigning(signer, resumable);
    }

    /// <summary>
    /// Signs the digest. An archive that cannot be signed is still complete, and the result states the missing signature.
    /// </summary>
    public async Task<ExportResult> SignAsync(ExportResult result, CancellationToken cancellationToken)
    {
        if (_signer is null)
        {
            return result;
        }

        ErasureSignature signature;
        byte[] bytes;
        try
        {
            signature = await _signer(Encoding.UTF8.GetBytes(result.ArchiveDigest!), cancellationToken).ConfigureAwait(false);
            bytes = Convert.FromBase64String(signature.Value);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return result with { SignatureFailure = failure.GetType().Name };
        }

        if (_sink is not null)
        {
            await _sink.WriteSignatureAsync(bytes, cancellationToken).ConfigureAwait(false);
        }

        return result with
        {
            Signature = signature,
        };
    }
}
