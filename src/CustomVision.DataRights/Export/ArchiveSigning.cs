using System.Text;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Export;

/// <summary>
/// Has the host sign the digest of a finished archive, and keeps the signature beside it: nothing inside an archive may name the archive's
/// own digest.
/// </summary>
internal sealed class ArchiveSigning
{
    private readonly ErasureSigner? _signer;
    private readonly IResumableArchiveSink? _sink;

    private ArchiveSigning(ErasureSigner? signer, IResumableArchiveSink? sink) => (_signer, _sink) = (signer, sink);

    /// <exception cref="DataRightsException">The signature's file is there already, and no run of this export has written it.</exception>
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

    /// <summary>Signs the digest; an archive that cannot be signed is an archive still, and says that it lacks its signature.</summary>
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
