using System.Text.Json;

namespace CustomVision.DataRights.Archive.Reading;

/// <summary>A line of a JSONL file. The element is valid until the next line is read.</summary>
/// <param name="Number">The line, from 1.</param>
/// <param name="Element">The line's JSON.</param>
internal readonly record struct JsonLine(long Number, JsonElement Element);
