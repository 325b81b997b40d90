namespace CustomVision.DataRights.Emulator.Filters;

/// <summary>A part of a filter.</summary>
internal abstract class FilterNode
{
    public abstract bool Matches(ReadOnlySpan<KeyValuePair<string, string>> metadata, bool missingDiffers);
}
