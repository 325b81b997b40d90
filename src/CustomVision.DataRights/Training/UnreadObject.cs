namespace CustomVision.DataRights.Training;

/// <summary>An object of a list that could not be read, while the others could.</summary>
/// <param name="Id">The object's id; <see langword="null"/> where it could not be read either.</param>
/// <param name="Position">The object's place in its answer, from 1.</param>
internal sealed record UnreadObject(Guid? Id, int Position)
{
    /// <summary>Whether it has more bytes than are read of one entry.</summary>
    public bool IsTooLarge { get; init; }

    /// <summary>Whether it is not an entry, but bytes before that position that belong to none.</summary>
    public bool IsGap { get; init; }
}
