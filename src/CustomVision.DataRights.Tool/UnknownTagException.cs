namespace CustomVision.DataRights.Tool;

/// <summary>A tag name on the command line does not exist. The names are in a property for display; no message contains them.</summary>
internal sealed class UnknownTagException(IReadOnlyList<UnknownTag> tags, Exception cause)
    : Exception("No tag has the given name.", cause)
{
    public IReadOnlyList<UnknownTag> Tags { get; } = tags;
}
