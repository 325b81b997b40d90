namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>Whether a <c>$filter</c> begins with <c>metadata=</c>.</summary>
public enum MetadataPrefix
{
    /// <summary>Both forms are accepted.</summary>
    Optional,

    /// <summary>A filter without it is rejected.</summary>
    Required,

    /// <summary>A filter with it is rejected.</summary>
    Forbidden,
}
