using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using CustomVision.DataRights.Emulator.Blobs;

namespace CustomVision.DataRights.Emulator.Synthetic;

/// <summary>The bytes of one synthetic image, computed while they are sent.</summary>
internal sealed class SyntheticPicture(SyntheticPictures pictures, int project, int index) : BlobContent
{
    // The amount that the server buffers before it applies back-pressure.
    private const int Piece = 64 * 1024;

    public override long Length => pictures.Length;

    // All images differ, so that their numbers identify them as well as a hash of their bytes would.
    public override string Digest => string.Create(CultureInfo.InvariantCulture, $"synthetic/{pictures.Length}/{project}/{index}");

    public override ValueTask WriteToAsync(PipeWriter writer, CancellationToken cancellationToken) =>
        pictures.Length <= Piece ? WriteAtOnceAsync(writer, cancellationToken) : WriteInPiecesAsync(writer, cancellationToken);

    public override byte[] ToArray()
    {
        var bytes = new byte[pictures.Length];
        pictures.Block.CopyTo(bytes);
        pictures.WriteTail(bytes.AsSpan(pictures.Block.Length), project, index);
        return bytes;
    }

    private async ValueTask WriteAtOnceAsync(PipeWriter writer, CancellationToken cancellationToken)
    {
        writer.Write(pictures.Block);
        WriteTail(writer);
        await writer.FlushAsync(cancellationToken);
    }

    private async ValueTask WriteInPiecesAsync(PipeWriter writer, CancellationToken cancellationToken)
    {
        for (var offset = 0; offset < pictures.Block.Length; offset += Piece)
        {
            writer.Write(pictures.Block.Slice(offset, Math.Min(Piece, pictures.Block.Length - offset)));
            if ((await writer.FlushAsync(cancellationToken)).IsCompleted)
            {
                return;
            }
        }

        WriteTail(writer);
        await writer.FlushAsync(cancellationToken);
    }

    private void WriteTail(PipeWriter writer) => writer.Advance(pictures.WriteTail(writer.GetSpan(64), project, index));
}
