using CustomVision.DataRights.Archive;

namespace DataRights.Portal.Http;

/// <summary>Streams an archive as a zip directly from the disk, without a temporary file and with one image in memory.</summary>
internal static class ArchiveZip
{
    public static async Task WriteAsync(string folder, string name, Stream target, CancellationToken cancellationToken)
    {
        await using var zip = new ZipArchiveSink(target, name);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            await zip.WriteAsync(
                ArchivePath.Parse(Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')),
                async (entry, token) =>
                {
                    await using var source = new FileStream(
                        file,
                        FileMode.Open,
                        FileAccess.Read,
                        FileShare.Read,
                        bufferSize: 0,
                        FileOptions.Asynchronous | FileOptions.SequentialScan
                    );
                    await source.CopyToAsync(entry, token);
                },
                cancellationToken
            );
        }

        await zip.CompleteAsync(cancellationToken);
    }
}
