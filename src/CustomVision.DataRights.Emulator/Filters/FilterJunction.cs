namespace CustomVision.DataRights.Emulator.Filters;

/// <summary>Parts joined by <c>and</c> or by <c>or</c>.</summary>
internal sealed class FilterJunction(bool all, IReadOnlyList<FilterNode> parts) : FilterNode
{
    public override bool Matches(ReadOnlySpan<KeyValuePair<string, string>> metadata, bool missingDiffers)
    {
        foreach (var part in parts)
        {
            if (part.Matches(metadata, missingDiffers) != all)
            {
                return !all;
            }
        }

        return all;
    }
}
