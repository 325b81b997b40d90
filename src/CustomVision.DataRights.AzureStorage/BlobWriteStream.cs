using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Azure.Storage;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.AzureStorage;

/// <summary>
/// Collects the content of a blob, which cannot be listed or read before <see cref="CommitAsync"/>. Uncommitted content is discarded.
/// Content that fits into one block is sent with the commit itself, larger content as staged blocks before it.
/// </summary>
internal sealed class BlobWriteStream(BlockBlobClient blob) : WriteOnlyStream
{
    public const int BlockLength = 4 * 1024 * 1024;
    private const int FirstLength = 64 * 1024;

    // The service checks the MD5 of each request. Azurite does not support CRC64.
    private static readonly UploadTransferValidationOptions Checked = new() { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 };

    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5); // a property of the blob, not for security
    private readonly List<string> _blocks = [];

    // Distinguishes these blocks from those that another attempt has staged for the same blob.
    private readonly long _attempt = BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(8));
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstLength);
    private int _length;
    private byte[]? _digest;

    public override bool CanWrite => true;

    /// <summary>The SHA-256 digest of the content in hexadecimal, which is set when the content has ended.</summary>
    public string? Sha256 { get; private set; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Hash(buffer);
        while (!buffer.IsEmpty)
        {
            if (_length == BlockLength)
            {
                Stage();
            }

            Take(ref buffer);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Hash(buffer.Span);
        while (!buffer.IsEmpty)
        {
            if (_length == BlockLength)
            {
                await StageAsync(cancellationToken).ConfigureAwait(false);
            }

            var rest = buffer.Span;
            Take(ref rest);
            buffer = buffer[^rest.Length..];
        }
    }

    public override void Flush() { }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends the content. If there are staged blocks, the rest is staged too.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        if (_blocks.Count > 0 && _length > 0)
        {
            await StageAsync(cancellationToken).ConfigureAwait(false);
        }

        Sha256 ??= Convert.ToHexStringLower(_sha256.GetHashAndReset());
        _digest ??= _md5.GetHashAndReset();
    }

    /// <summary>Commits the content to the blob in one step. May be repeated.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <param name="owner">The export that the blob belongs to; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task CommitAsync(BlobRequestConditions conditions, string? owner, CancellationToken cancellationToken)
    {
        var headers = new BlobHttpHeaders { ContentHash = _digest };
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [BlobPlace.Sha256Key] = Sha256! };
        if (owner is not null)
        {
            metadata[BlobPlace.OwnerKey] = owner;
        }

        if (_blocks.Count > 0)
        {
            await blob.CommitBlockListAsync(
                    _blocks,
                    new CommitBlockListOptions
                    {
                        HttpHeaders = headers,
                        Metadata = metadata,
                        Conditions = conditions,
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
            return;
        }

        using var content = new MemoryStream(_buffer, 0, _length, writable: false);
        await blob.UploadAsync(
                content,
                new BlobUploadOptions
                {
                    HttpHeaders = headers,
                    Metadata = metadata,
                    Conditions = conditions,
                    TransferOptions = new StorageTransferOptions { InitialTransferSize = BlockLength, MaximumTransferSize = BlockLength },
                    TransferValidation = Checked,
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            _length = 0;
            _sha256.Dispose();
            _md5.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Hash(ReadOnlySpan<byte> bytes)
    {
        ObjectDisposedException.ThrowIf(_buffer.Length == 0, this);
        _sha256.AppendData(bytes);
        _md5.AppendData(bytes);
    }

    private void Take(ref ReadOnlySpan<byte> bytes)
    {
        var count = Math.Min(bytes.Length, BlockLength - _length);
        if (_length + count > _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Min(BlockLength, Math.Max(_length + count, _buffer.Length * 2)));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        bytes[..count].CopyTo(_buffer.AsSpan(_length));
        _length += count;
        bytes = bytes[count..];
    }

    private async Task StageAsync(CancellationToken cancellationToken)
    {
        using var block = new MemoryStream(_buffer, 0, _length, writable: false);
        var id = NextBlock();
        await BlobFault
            .GuardAsync(
                () => blob.StageBlockAsync(id, block, new BlockBlobStageBlockOptions { TransferValidation = Checked }, cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        _blocks.Add(id);
        _length = 0;
    }

    private void Stage()
    {
        using var block = new MemoryStream(_buffer, 0, _length, writable: false);
        var id = NextBlock();
        try
        {
            blob.StageBlock(id, block, new BlockBlobStageBlockOptions { TransferValidation = Checked });
        }
        catch (Exception fault) when (BlobFault.IsStorage(fault, default))
        {
            throw BlobFault.Explain(fault);
        }

        _blocks.Add(id);
        _length = 0;
    }

    private string NextBlock()
    {
        var id = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, _attempt);
        BinaryPrimitives.WriteInt64BigEndian(id.AsSpan(8), _blocks.Count);
        return Convert.ToBase64String(id);
    }
}
