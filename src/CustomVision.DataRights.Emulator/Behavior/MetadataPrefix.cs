namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>Whether a <c>$filter</c> begins with <c>metadata=</c>.</summary>
public enum MetadataPrefix
{
    /// <summary>Both forms are understood.</summary>
    Optional,

    /// <summary>A filter without it is refused.</summary>
    Required,

    /// <summary>A filter with it is refused.</summary>
    Forbidden,
}
