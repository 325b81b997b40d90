namespace CustomVision.DataRights.Emulator.Filters;

/// <summary>A comparison: <c>key eq 'value'</c> or <c>key ne 'value'</c>.</summary>
internal sealed class FilterComparison(string key, bool equal, string value) : FilterNode
{
    public override bool Matches(ReadOnlySpan<KeyValuePair<string, string>> metadata, bool missingDiffers)
    {
        foreach (var pair in metadata)
        {
            if (string.Equals(pair.Key, key, StringComparison.Ordinal))
            {
                return string.Equals(pair.Value, value, StringComparison.Ordinal) == equal;
            }
        }

        return !equal && missingDiffers;
    }
}
