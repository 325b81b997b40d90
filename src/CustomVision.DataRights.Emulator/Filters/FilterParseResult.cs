using System.Diagnostics.CodeAnalysis;

namespace CustomVision.DataRights.Emulator.Filters;

/// <summary>A filter, or why there is none.</summary>
internal sealed class FilterParseResult
{
    internal FilterParseResult(MetadataFilter filter)
    {
        Filter = filter;
    }

    internal FilterParseResult(FilterError error)
    {
        Error = error;
    }

    /// <summary>Whether the text was understood.</summary>
    [MemberNotNullWhen(true, nameof(Filter))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsValid => Filter is not null;

    /// <summary>The filter, when the text was understood.</summary>
    public MetadataFilter? Filter { get; }

    /// <summary>What is wrong, when it was not.</summary>
    public FilterError? Error { get; }
}
