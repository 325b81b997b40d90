using System.IO.Pipelines;

namespace CustomVision.DataRights.Emulator.Blobs;

/// <summary>The bytes of an image, a prediction's image or a model: held, or computed when they are asked for.</summary>
internal abstract class BlobContent
{
    public abstract long Length { get; }

    public abstract ValueTask WriteToAsync(PipeWriter writer, CancellationToken cancellationToken);

    public abstract byte[] ToArray();

    /// <summary>The MD5 digest that storage gives with the bytes; <see langword="null"/> where it keeps none.</summary>
    public virtual byte[]? Md5 => null;

    /// <summary>What is equal for equal bytes: by it an upload is known as a duplicate, and predictions are derived.</summary>
    public abstract string Digest { get; }
}
