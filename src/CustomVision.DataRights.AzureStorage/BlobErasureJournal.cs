using System.Runtime.CompilerServices;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Journal;

namespace CustomVision.DataRights.AzureStorage;

/// <summary>
/// The journal of an erasure as an append blob in a private container, so that another machine can resume the erasure. Each line is stored
/// before the deletion that it announces, on the condition that no other process has appended a line since.
/// </summary>
/// <remarks>
/// If two processes carry out one plan with the journal, the one that appends second stops before its next deletion. A line is stored
/// completely or not at all. A blob that is not a journal is refused and never changed. An append blob has at most 50,000 lines. The
/// identity needs the role Storage Blob Data Contributor.
/// </remarks>
public sealed class BlobErasureJournal : IErasureJournal
{
    private readonly BlobPlace _place;
    private readonly AppendBlobClient _blob;
    private long? _end; // the end of the lines that this process has read or appended
    private bool _isBroken;

    /// <summary>Creates a journal. Nothing is requested or created before it is used.</summary>
    /// <param name="container">The existing private container. Its client must have a token credential or an account key.</param>
    /// <param name="name">The name of the blob. Each plan needs a separate blob.</param>
    /// <exception cref="ArgumentException">The name is empty, or the container's address contains a shared access signature.</exception>
    /// <exception cref="ArchiveFormatException">The name is not valid as a path on every file system.</exception>
    public BlobErasureJournal(BlobContainerClient container, string name)
    {
        _place = new BlobPlace(container, name);
        _blob = _place.Container.GetAppendBlobClient(_place.Prefix);
    }

    /// <summary>The address of the blob.</summary>
    public string Location => _place.Location;

    /// <inheritdoc/>
    /// <exception cref="ErasureRejectedException">The blob is not a journal.</exception>
    public async IAsyncEnumerable<string> ReadLinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await _place.EnsureReadableAsync(cancellationToken).ConfigureAwait(false);
        var content = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (content.Length > 0 && !content.AsSpan().StartsWith(JournalRecord.Head))
        {
            throw new ErasureRejectedException(
                ErasureRejection.JournalRefused,
                "The blob is not an erasure journal, or its first record was altered. It was not changed. Specify the plan's own journal, "
                    + "or "
                    + "a blob that does not exist yet."
            );
        }

        _end = content.Length;
        foreach (var line in Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return line;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ErasureRejectedException">Another process has appended to the journal since.</exception>
    public async Task AppendLineAsync(string line, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(line);
        cancellationToken.ThrowIfCancellationRequested();
        if (_isBroken)
        {
            throw new IOException("An earlier line could not be stored. Read the journal again to resume.");
        }

        if (_end is null)
        {
            throw new InvalidOperationException("The journal was not read. Read its lines before you append one.");
        }

        _isBroken = true;
        await BlobFault
            .GuardAsync(() => AppendAsync(Encoding.UTF8.GetBytes(line + "\n"), _end.Value, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        _isBroken = false;
    }

    private async Task AppendAsync(byte[] line, long end, CancellationToken cancellationToken)
    {
        if (end == 0)
        {
            await CreateAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            using var content = new MemoryStream(line);
            await _blob
                .AppendBlockAsync(
                    content,
                    new AppendBlobAppendBlockOptions { Conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = end } },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (RequestFailedException moved) when (moved.Status == 412)
        {
            // The line may have been appended by this request, sent twice because its answer was lost.
            var there = await ReadAsync(cancellationToken).ConfigureAwait(false);
            if (there.Length != end + line.Length || !there.AsSpan((int)end).SequenceEqual(line))
            {
                throw new ErasureRejectedException(
                    ErasureRejection.JournalRefused,
                    "Another process has appended to this journal since it was read, so it is carrying out the plan. This one has stopped "
                        + "before its next deletion. Wait until the other ends.",
                    cause: moved
                );
            }
        }

        _end = end + line.Length;
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _blob
                .CreateAsync(
                    new AppendBlobCreateOptions { Conditions = new AppendBlobRequestConditions { IfNoneMatch = ETag.All } },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412)
        {
            // The blob already exists. The position of the append shows whether another process has appended to it.
        }
    }

    private Task<byte[]> ReadAsync(CancellationToken cancellationToken) =>
        BlobFault.GuardAsync(
            async () =>
            {
                try
                {
                    var found = await _blob.DownloadContentAsync(cancellationToken).ConfigureAwait(false);
                    return found.Value.Content.ToArray();
                }
                catch (RequestFailedException missing)
                    when (missing.Status == 404 && missing.ErrorCode != BlobErrorCode.ContainerNotFound.ToString())
                {
                    return [];
                }
            },
            cancellationToken
        );
}
