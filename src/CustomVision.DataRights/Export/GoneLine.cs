namespace CustomVision.DataRights.Export;

/// <summary>A line of a list of an earlier look or run.</summary>
/// <param name="Id">The object; <see langword="null"/> where the service gives it no id, as for an exported model.</param>
/// <param name="Text">The line.</param>
/// <param name="Files">The files that it names, below <c>data/</c>.</param>
internal sealed record GoneLine(Guid? Id, string Text, IReadOnlyList<string> Files)
{
    /// <summary>What tells it from the other lines of its list.</summary>
    public string Key => Id?.ToString("D") ?? (Files.Count > 0 ? Files[0] : Text);
}
