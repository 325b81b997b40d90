namespace CustomVision.DataRights.Archive;

/// <summary>Holds the content of a zip entry in memory. Content that is too long goes to a stream that is opened on demand.</summary>
/// <param name="memory">The memory, which is reused for the next entry.</param>
/// <param name="open">The callback that opens the stream.</param>
internal sealed class ZipEntryContent(MemoryStream memory, Func<Stream> open) : WriteOnlyStream
{
    /// <summary>The number of bytes that are held at most: an image of the largest size that the service accepts.</summary>
    public const int MostHeld = 6 * 1024 * 1024;

    /// <summary>The bytes that are held: the whole content, unless there is a rest.</summary>
    public ReadOnlyMemory<byte> Held => memory.GetBuffer().AsMemory(0, (int)memory.Length);

    /// <summary>The stream to which the content was passed on; <see langword="null"/> if it is held.</summary>
    public Stream? Rest { get; private set; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (TryHold(buffer))
        {
            return;
        }

        if (Rest is null)
        {
            Rest = open();
            Rest.Write(Held.Span);
        }

        Rest.Write(buffer);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (TryHold(buffer.Span))
        {
            return;
        }

        if (Rest is null)
        {
            await PassOnAsync(cancellationToken).ConfigureAwait(false);
        }

        await Rest!.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Passes on what is held.</summary>
    public ValueTask PassOnAsync(CancellationToken cancellationToken)
    {
        Rest = open();
        return Rest.WriteAsync(Held, cancellationToken);
    }

    public override void Flush()
    {
        // The content is passed on as a whole.
    }

    private bool TryHold(ReadOnlySpan<byte> buffer)
    {
        if (Rest is not null || memory.Length + buffer.Length > MostHeld)
        {
            return false;
        }

        memory.Write(buffer);
        return true;
    }
}
