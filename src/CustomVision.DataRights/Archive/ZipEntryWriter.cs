using System.IO.Compression;
using System.IO.Pipelines;

namespace CustomVision.DataRights.Archive;

/// <summary>Writes the entries of a zip one after the other: images as they are, everything else compressed.</summary>
/// <param name="writer">The pipe that receives the zip.</param>
/// <param name="prefix">The directory of all entries, with a slash at its end.</param>
internal sealed class ZipEntryWriter(PipeWriter writer, string prefix) : IDisposable
{
    // Formats that are compressed already: compressing them again would take more time than everything else.
    private static readonly HashSet<string> StoredExtensions = new(StringComparer.Ordinal)
    {
        ".jpg",
        ".png",
        ".gif",
        ".webp",
        ".heic",
        ".avif",
        ".jxl",
        ".jp2",
    };

    // The earliest time that a zip can represent. Zip times have no time zone.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipPipeStream _output = new(writer);
    private MemoryStream _content = new();
    private ZipArchive? _zip;

    // APPNOTE 4.3.16.
    private static ReadOnlySpan<byte> EndOfZip => "PK\x05\x06"u8;

    /// <summary>Writes an entry.</summary>
    public async Task WriteAsync(ArchivePath path, Func<Stream, CancellationToken, Task> content, CancellationToken cancellationToken)
    {
        var zip = await OpenZipAsync(cancellationToken).ConfigureAwait(false);
        if (StoredExtensions.Contains(Path.GetExtension(path.Value)))
        {
            await StoreAsync(zip, path, content, cancellationToken).ConfigureAwait(false);
            return;
        }

        var stream = Open(zip, path, Level(path));
        await content(stream, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        await stream.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Writes the central directory.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        var zip = await OpenZipAsync(cancellationToken).ConfigureAwait(false);
        await zip.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Releases the memory. The zip is not disposed, because that would write the central directory.</summary>
    public void Dispose()
    {
        _content.Dispose();
        _output.Dispose();
    }

    private async ValueTask<ZipArchive> OpenZipAsync(CancellationToken cancellationToken)
    {
        if (_zip is null)
        {
            // The zip asks at its creation whether it can ever seek, and for each entry whether it can then.
            _output.Hold();
            _zip = await ZipArchive
                .CreateAsync(_output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken)
                .ConfigureAwait(false);
            await _output.ReleaseAsync(cancellationToken).ConfigureAwait(false);
        }

        return _zip;
    }

    private static CompressionLevel Level(ArchivePath path) =>
        FileFormat.MediaTypeOf(path.Value) is null ? CompressionLevel.Fastest : CompressionLevel.Optimal;

    // A reader of a stream has to know the length of a stored entry beforehand, so the entry is held until its header is complete. An image
    // that is too large to be held is compressed, since only a compressed entry shows its own end. So is one that contains the end of a
    // zip: the end of an incomplete archive must not look like that of a complete one.
    private async Task StoreAsync(
        ZipArchive zip,
        ArchivePath path,
        Func<Stream, CancellationToken, Task> content,
        CancellationToken cancellationToken
    )
    {
        ZipPipeStream.Empty(ref _content);
        var held = new ZipEntryContent(_content, () => Open(zip, path, CompressionLevel.Fastest));
        await content(held, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (held.Rest is null && held.Held.Span.IndexOf(EndOfZip) >= 0)
        {
            await held.PassOnAsync(cancellationToken).ConfigureAwait(false);
        }

        if (held.Rest is { } rest)
        {
            await rest.DisposeAsync().ConfigureAwait(false);
            return;
        }

        _output.Hold();
        var stored = Open(zip, path, CompressionLevel.NoCompression);
        await stored.WriteAsync(held.Held, cancellationToken).ConfigureAwait(false);
        await stored.DisposeAsync().ConfigureAwait(false);
        await _output.ReleaseAsync(cancellationToken).ConfigureAwait(false);
    }

    private Stream Open(ZipArchive zip, ArchivePath path, CompressionLevel level)
    {
        var entry = zip.CreateEntry(prefix + path.Value, level);
        entry.LastWriteTime = EntryTime;
        entry.ExternalAttributes = 0b1_000_000_110_100_100 << 16; // a regular file, rw-r--r--
        return entry.Open();
    }
}
