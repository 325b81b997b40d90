namespace CustomVision.DataRights.Archive.Reading;

/// <summary>A line of a JSONL file that is not parsed yet. Its bytes are only valid while it is read.</summary>
/// <param name="Number">The 1-based line number.</param>
/// <param name="Json">The bytes of the line.</param>
internal readonly record struct ListedLine(long Number, ReadOnlyMemory<byte> Json);
