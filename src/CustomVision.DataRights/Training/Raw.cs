namespace CustomVision.DataRights.Training;

/// <summary>An object of the service, read and as it came: the archive writes the tokens, never the model.</summary>
/// <param name="Value">The object.</param>
/// <param name="Json">The service's exact UTF-8 tokens of the object. The memory is the holder's own.</param>
internal readonly record struct Raw<T>(T Value, ReadOnlyMemory<byte> Json)
{
    /// <summary>Why the value holds nothing but an id: the object could not be read. <see langword="null"/> for one that was.</summary>
    public UnreadObject? Unread { get; init; }
}
