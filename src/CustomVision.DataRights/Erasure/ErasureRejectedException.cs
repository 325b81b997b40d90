namespace CustomVision.DataRights.Erasure;

/// <summary>The exception that is thrown when an erasure is refused before anything was changed.</summary>
public sealed class ErasureRejectedException : DataRightsException
{
    /// <summary>Creates the exception with a default message.</summary>
    public ErasureRejectedException() { }

    /// <summary>Creates the exception with a message.</summary>
    public ErasureRejectedException(string message)
        : base(message) { }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public ErasureRejectedException(string message, Exception? innerException)
        : base(message, innerException) { }

    internal ErasureRejectedException(ErasureRejection rejection, string message, IReadOnlyList<Guid>? ids = null, Exception? cause = null)
        : base(message, cause)
    {
        Rejection = rejection;
        Ids = ids ?? [];
    }

    /// <summary>The reason.</summary>
    public ErasureRejection Rejection { get; }

    /// <summary>The ids of the objects that caused the refusal; complete, although the message may name only some.</summary>
    public IReadOnlyList<Guid> Ids { get; } = [];

    /// <summary>Lists the first ids, for a message.</summary>
    internal static string Some(IReadOnlyCollection<Guid> ids)
    {
        const int Shown = 5;
        return string.Join(", ", ids.Take(Shown)) + (ids.Count > Shown ? $" (+{ids.Count - Shown})" : "");
    }
}
