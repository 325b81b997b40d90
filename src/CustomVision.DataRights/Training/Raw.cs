namespace CustomVision.DataRights.Training;

/// <summary>
/// An object of the service, both deserialized and as received. The archive stores the original tokens, never the serialized model.
/// </summary>
/// <param name="Value">The object.</param>
/// <param name="Json">The object's exact UTF-8 tokens. The memory is not pooled, unless <see cref="Page"/> is set.</param>
internal readonly record struct Raw<T>(T Value, ReadOnlyMemory<byte> Json)
{
    /// <summary>
    /// The details of an object that could not be read, whose value contains only an id; <see langword="null"/> for a readable object.
    /// </summary>
    public UnreadObject? Unread { get; init; }

    /// <summary>
    /// The page that contains the tokens, for a list whose caller releases each entry; otherwise <see langword="null"/>. A page that is
    /// never released is left to the garbage collector.
    /// </summary>
    public IDisposable? Page { get; init; }
}
