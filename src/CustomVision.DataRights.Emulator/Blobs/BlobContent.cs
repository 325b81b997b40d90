using System.IO.Pipelines;

namespace CustomVision.DataRights.Emulator.Blobs;

/// <summary>The bytes of an image, a prediction's image or a model: stored, or computed on demand.</summary>
internal abstract class BlobContent
{
    public abstract long Length { get; }

    public abstract ValueTask WriteToAsync(PipeWriter writer, CancellationToken cancellationToken);

    public abstract byte[] ToArray();

    /// <summary>The MD5 digest that storage sends with the bytes; <see langword="null"/> if there is none.</summary>
    public virtual byte[]? Md5 => null;

    /// <summary>A text that is equal for equal bytes. It identifies duplicate uploads and determines predictions.</summary>
    public abstract string Digest { get; }
}
