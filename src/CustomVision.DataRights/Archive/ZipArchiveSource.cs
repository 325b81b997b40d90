using System.IO.Compression;

namespace CustomVision.DataRights.Archive;

/// <summary>
/// Reads an archive from a zip, as written by <see cref="ZipArchiveSink"/>: below a single directory (RFC 8493 §4). A zip with
/// <c>bagit.txt</c> at its root is supported as well. Nothing is extracted to disk.
/// </summary>
/// <remarks>Files are read one at a time, through a single file handle. Dispose the source after use.</remarks>
public sealed class ZipArchiveSource : IArchiveSource, IDisposable
{
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    private ZipArchiveSource(string path, ZipArchive zip)
    {
        Location = path;
        _zip = zip;
        var files = zip.Entries.Where(entry => !entry.FullName.EndsWith('/')).ToList();
        var top = files.Count == 0 ? string.Empty : files[0].FullName[..(files[0].FullName.IndexOf('/', StringComparison.Ordinal) + 1)];
        var isShared = files.TrueForAll(file => file.FullName.StartsWith(top, StringComparison.Ordinal));
        var below = isShared && top != BagWriter.PayloadPrefix ? top.Length : 0;
        foreach (var file in files)
        {
            if (!_entries.TryAdd(file.FullName[below..], file))
            {
                throw new ArchiveFormatException(
                    "The zip contains two files with the same name, so readers may see either. Do not rely on this archive."
                );
            }
        }
    }

    /// <inheritdoc/>
    public string Location { get; }

    /// <inheritdoc/>
    public int MaxConcurrentReads => 1;

    /// <summary>Opens a zip.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArchiveFormatException">The file is not a zip, is truncated, or has two files with the same name.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<ZipArchiveSource> OpenAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = new FileStream(Path.GetFullPath(path), FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.RandomAccess);
        try
        {
            return new ZipArchiveSource(
                file.Name,
                await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: false, null, cancellationToken).ConfigureAwait(false)
            );
        }
        catch (InvalidDataException damaged)
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw new ArchiveFormatException(
                "The file is not a whole zip: its directory is missing or damaged. Use an intact copy.",
                damaged
            );
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ArchiveEntry> ListAsync(CancellationToken cancellationToken) =>
        _entries.Select(entry => new ArchiveEntry { RelativePath = entry.Key, Length = entry.Value.Length }).ToAsyncEnumerable();

    /// <inheritdoc/>
    public Task<Stream?> OpenReadAsync(string relativePath, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_entries.TryGetValue(relativePath, out var entry))
        {
            return Task.FromResult<Stream?>(null);
        }

        lock (_gate)
        {
            try
            {
                return Task.FromResult<Stream?>(new ZipReadStream(entry.Open(), entry.Length, _gate));
            }
            catch (InvalidDataException damaged)
            {
                throw new IOException($"The zip is damaged at {relativePath}.", damaged);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();
}
