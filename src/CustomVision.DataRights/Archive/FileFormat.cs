namespace CustomVision.DataRights.Archive;

/// <summary>Maps file extensions to formats. Used only for files that an export names itself.</summary>
internal static class FileFormat
{
    /// <summary>Gets the media type of a document; <see langword="null"/> for downloads and all other files.</summary>
    public static string? MediaTypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".json" => "application/json",
            ".jsonl" => "application/jsonl",
            ".html" => "text/html",
            ".txt" => "text/plain",
            _ => null,
        };

    /// <summary>Gets whether a document is JSON or JSONL.</summary>
    public static bool IsJson(string name) => MediaTypeOf(name)?.StartsWith("application/json", StringComparison.Ordinal) == true;
}
