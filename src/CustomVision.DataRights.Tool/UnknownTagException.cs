namespace CustomVision.DataRights.Tool;

/// <summary>No tag bears a name that was typed. The names are here for the person who typed them; no message holds them.</summary>
internal sealed class UnknownTagException(IReadOnlyList<UnknownTag> tags, Exception cause)
    : Exception("No tag bears a name that " + "was typed.", cause)
{
    public IReadOnlyList<UnknownTag> Tags { get; } = tags;
}
