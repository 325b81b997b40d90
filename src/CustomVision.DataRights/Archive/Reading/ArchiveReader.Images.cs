using System.Buffers;
using System.Runtime.CompilerServices;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Pictures;

namespace CustomVision.DataRights.Archive.Reading;

internal sealed partial class ArchiveReader
{
    /// <summary>
    /// The characters of file names that the library creates: a GUID or fixed words, and an extension. Other names are rejected.
    /// </summary>
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
    );

    /// <summary>Reads the workspace's images, in archive order.</summary>
    /// <exception cref="ArchiveFormatException">A line does not have the format that the library writes.</exception>
    public IAsyncEnumerable<ArchivedImage> ReadImagesAsync(Guid project, CancellationToken cancellationToken = default) =>
        ReadImagesAsync(project, static (image, _) => ValueTask.FromResult(image), int.MaxValue, cancellationToken);

    /// <summary>Reads the workspace's images with the headers of their files, in archive order.</summary>
    /// <param name="project">The project.</param>
    /// <param name="wanted">The filter for the images whose files are read. Invoked concurrently.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArchiveFormatException">A line does not have the format that the library writes.</exception>
    public IAsyncEnumerable<(ArchivedImage Image, PictureHeader? Header)> ReadImagesAndHeadersAsync(
        Guid project,
        Func<ArchivedImage, bool> wanted,
        CancellationToken cancellationToken
    ) =>
        ReadImagesAsync(
            project,
            async (image, token) => (image, wanted(image) ? await ReadHeaderAsync(image.File, token).ConfigureAwait(false) : null),
            _files.MaxConcurrentReads,
            cancellationToken
        );

    /// <summary>Reads the images that an iteration was trained with, in archive order.</summary>
    /// <param name="project">The project.</param>
    /// <param name="iteration">The iteration.</param>
    /// <param name="wanted">The filter by id. Other images are skipped without further parsing.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArchiveFormatException">A line does not have the format that the library writes.</exception>
    public IAsyncEnumerable<ArchivedImage> ReadIterationImagesAsync(
        Guid project,
        Guid iteration,
        Func<Guid, bool> wanted,
        CancellationToken cancellationToken = default
    ) =>
        ReadImagesAsync(
            project,
            PayloadPlace.DocumentOf(ArchiveCategories.IterationImages, new ArchiveScope(project, iteration)),
            wanted,
            cancellationToken
        );

    /// <summary>Reads the ids of the workspace's images, sorted, which takes half the memory of a set.</summary>
    /// <param name="project">The project.</param>
    /// <param name="count">The number of images, so that the list is allocated only once.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArchiveFormatException">A line does not have the format that the library writes.</exception>
    public async Task<List<Guid>> ReadImageIdsAsync(Guid project, long count, CancellationToken cancellationToken)
    {
        var ids = new List<Guid>(checked((int)count));
        var path = ImagesOf(project);
        await foreach (var (id, _, _) in ReadIdsAsync(path, cancellationToken).ConfigureAwait(false))
        {
            ids.Add(id);
        }

        ids.Sort();
        return ids;
    }

    /// <summary>Reads the header of a picture.</summary>
    /// <returns>
    /// The header; <see langword="null"/> if the file is missing, cannot be read a second time (in a zip), or has another format.
    /// </returns>
    public async ValueTask<PictureHeader?> ReadHeaderAsync(ArchivePath? file, CancellationToken cancellationToken)
    {
        if (file is not { } path)
        {
            return null;
        }

        var head = ArrayPool<byte>.Shared.Rent(PictureHeader.FirstBytes);
        try
        {
            var beginning = head.AsMemory(0, PictureHeader.FirstBytes);
            if (await _files.ReadBeginningAsync(path, beginning, cancellationToken).ConfigureAwait(false) is not { } length)
            {
                return null;
            }

            var header = PictureHeader.Parse(head.AsSpan(0, length), out var needsMore);
            if (!needsMore || length < PictureHeader.FirstBytes)
            {
                return header;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(head);
        }

        if (await _files.OpenAsync(path, cancellationToken).ConfigureAwait(false) is not { } stream)
        {
            return null;
        }

        await using (stream.ConfigureAwait(false))
        {
            return await PictureHeader.ReadAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Counts the lines of a JSONL file.</summary>
    /// <returns>The number of lines; <see langword="null"/> if the archive does not contain the file.</returns>
    public async Task<long?> CountLinesAsync(ArchivePath path, CancellationToken cancellationToken)
    {
        var stream = await _files.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        if (stream is null)
        {
            return null;
        }

        await using (stream.ConfigureAwait(false))
        {
            return await JsonLines.CountAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<ArchivedImage> ReadImagesAsync(
        Guid project,
        ArchivePath path,
        Func<Guid, bool> wanted,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var folder = PayloadPlace.FolderOf(ArchiveCategories.ImageFiles, new ArchiveScope(project));
        await foreach (var (id, number, line) in ReadIdsAsync(path, cancellationToken).ConfigureAwait(false))
        {
            if (wanted(id))
            {
                using var document = JsonLines.Parse(line, path, number);
                yield return ImageOf(new ArchivedObject(document.RootElement, new ArchivedPlace(path, number)), id, number, path, folder);
            }
        }
    }

    // Reads the ids of a list. Each line is valid until the next one is requested.
    private async IAsyncEnumerable<(Guid Id, long Number, ReadOnlySequence<byte> Line)> ReadIdsAsync(
        ArchivePath path,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var stream = await _files.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        if (stream is null)
        {
            yield break;
        }

        await using (stream.ConfigureAwait(false))
        {
            long number = 0;
            await foreach (var line in JsonLines.ReadBytesAsync(stream, cancellationToken).ConfigureAwait(false))
            {
                number++;
                if (line.Length > JsonLines.MaxLineBytes)
                {
                    throw JsonLines.TooLong(path, number);
                }

                yield return (JsonLines.FindId(line) ?? IdOf(line, number), number, line);
            }
        }

        Guid IdOf(ReadOnlySequence<byte> line, long number)
        {
            using var document = JsonLines.Parse(line, path, number);
            return new ArchivedObject(document.RootElement, new ArchivedPlace(path, number)).RequiredGuid("id");
        }
    }

    private async IAsyncEnumerable<T> ReadImagesAsync<T>(
        Guid project,
        Func<ArchivedImage, CancellationToken, ValueTask<T>> complete,
        int maxConcurrency,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var path = ImagesOf(project);
        var stream = await _files.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        if (stream is null)
        {
            yield break;
        }

        var folder = PayloadPlace.FolderOf(ArchiveCategories.ImageFiles, new ArchiveScope(project));
        var usual = new ImageLineReader(path, folder);
        await using (stream.ConfigureAwait(false))
        {
            await foreach (
                var image in ParallelJsonLines
                    .ReadAsync(
                        stream,
                        path,
                        (line, token) => complete(usual.Read(line) ?? ImageOf(line), token),
                        maxConcurrency,
                        cancellationToken
                    )
                    .ConfigureAwait(false)
            )
            {
                yield return image;
            }
        }

        ArchivedImage ImageOf(ListedLine line)
        {
            using var document = JsonLines.Parse(new ReadOnlySequence<byte>(line.Json), path, line.Number);
            var json = new ArchivedObject(document.RootElement, new ArchivedPlace(path, line.Number));
            return ArchiveReader.ImageOf(json, json.RequiredGuid("id"), line.Number, path, folder);
        }
    }

    private async IAsyncEnumerable<JsonLine> ReadLinesAsync(ArchivePath path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = await _files.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        if (stream is null)
        {
            yield break;
        }

        await using (stream.ConfigureAwait(false))
        {
            await foreach (var line in JsonLines.ReadAsync(stream, path, cancellationToken).ConfigureAwait(false))
            {
                yield return line;
            }
        }
    }

    private static ArchivedImage ImageOf(ArchivedObject json, Guid id, long line, ArchivePath list, ArchivePath folder) =>
        new()
        {
            Id = id,
            Line = line,
            Bytes = json.ByteCount,
            Width = Pixels(json, "width"),
            Height = Pixels(json, "height"),
            Created = json.Time("created"),
            Tags = json.Objects("tags", static tag => new ArchivedImageTag(tag.RequiredGuid("tagId"), tag.Text("tagName") ?? string.Empty)),
            Regions = json.Objects("regions", static region => Region(region, region.RequiredGuid("tagId"), region.Text("tagName"))),
            Metadata = json.Pairs("metadata"),
            File = FileOf(json, list, folder),
            Sha256 = DigestOf(json),
        };

    private static int Pixels(ArchivedObject json, string member) =>
        json.Count(member) is not { } pixels ? 0
        : pixels <= int.MaxValue ? (int)pixels
        : throw json.Wrong(member, "a number of pixels");

    private static ArchivedRegion Region(ArchivedObject json, Guid tag, string? name) =>
        new(
            tag,
            name ?? string.Empty,
            json.RequiredNumber("left"),
            json.RequiredNumber("top"),
            json.RequiredNumber("width"),
            json.RequiredNumber("height")
        );

    private static ArchivePath ImagesOf(Guid project) => PayloadPlace.DocumentOf(ArchiveCategories.Images, new ArchiveScope(project));
}
