namespace CustomVision.DataRights.Training;

/// <summary>An object of a list that could not be read, although others could.</summary>
/// <param name="Id">The object's id; <see langword="null"/> if it could not be read either.</param>
/// <param name="Position">The object's one-based position in its answer.</param>
internal sealed record UnreadObject(Guid? Id, int Position)
{
    /// <summary>Whether it exceeds the maximum size of an entry.</summary>
    public bool IsTooLarge { get; init; }

    /// <summary>Whether it is not an entry but stray bytes before that position.</summary>
    public bool IsGap { get; init; }
}
