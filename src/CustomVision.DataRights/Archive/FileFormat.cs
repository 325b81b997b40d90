namespace CustomVision.DataRights.Archive;

/// <summary>What the extension of a file's name says of its content. Asked only for files whose names an export gives.</summary>
internal static class FileFormat
{
    /// <summary>The media type of a document; <see langword="null"/> for bytes that were downloaded, and any other file.</summary>
    public static string? MediaTypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".json" => "application/json",
            ".jsonl" => "application/jsonl",
            ".html" => "text/html",
            ".txt" => "text/plain",
            _ => null,
        };

    /// <summary>Whether a document is JSON, or has JSON in each line.</summary>
    public static bool IsJson(string name) => MediaTypeOf(name)?.StartsWith("application/json", StringComparison.Ordinal) == true;
}
