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
    private readonly string? _path;

    private ArchiveSigning(ErasureSigner? signer, string? path) => (_signer, _path) = (signer, path);

    /// <exception cref="DataRightsException">The signature's file is there already, and no run of this export has written it.</exception>
    public static ArchiveSigning Prepare(ErasureSigner? signer, IArchiveSink sink)
    {
        var directory = sink as DirectoryArchiveSink;
        var path = directory is null ? null : Path.TrimEndingDirectorySeparator(directory.RootDirectory) + ".sig";
        return signer is not null && path is not null && Path.Exists(path) && !ExportTarget.IsBegun(directory!)
            ? throw new DataRightsException(
                $"{path} is there already, and the archive's signature is to be written there. Move it, or choose another folder."
            )
            : new ArchiveSigning(signer, path);
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

        if (_path is not null)
        {
            StorageFault.Guard(() => Write(_path, bytes));
        }

        return result with
        {
            Signature = signature,
        };
    }

    private static void Write(string path, byte[] bytes)
    {
        var partial = path + ".partial";
        File.Delete(partial); // a link of that name is not followed
        using (var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(partial, path, overwrite: true);
    }
}
