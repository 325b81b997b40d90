namespace CustomVision.DataRights.Archive;

/// <summary>A label of <c>bag-info.txt</c>.</summary>
/// <param name="Name">The label.</param>
/// <param name="Content">The meaning of the value, as one sentence for the format's documentation.</param>
internal sealed record BagLabel(string Name, string Content)
{
    public override string ToString() => Name;
}
