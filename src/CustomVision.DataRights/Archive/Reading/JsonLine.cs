using System.Text.Json;

namespace CustomVision.DataRights.Archive.Reading;

/// <summary>A line of a JSONL file. The element is only valid until the next line is read.</summary>
/// <param name="Number">The 1-based line number.</param>
/// <param name="Element">The JSON of the line.</param>
internal readonly record struct JsonLine(long Number, JsonElement Element);
