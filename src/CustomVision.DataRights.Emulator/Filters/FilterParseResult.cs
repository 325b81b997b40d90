using System.Diagnostics.CodeAnalysis;

namespace CustomVision.DataRights.Emulator.Filters;

/// <summary>A parsed filter, or the error.</summary>
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

    /// <summary>Whether the text was parsed successfully.</summary>
    [MemberNotNullWhen(true, nameof(Filter))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsValid => Filter is not null;

    /// <summary>The filter, if the text was parsed successfully.</summary>
    public MetadataFilter? Filter { get; }

    /// <summary>The error, if the text could not be parsed.</summary>
    public FilterError? Error { get; }
}
