using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Export.Output;

/// <summary>Tells by its path what a file of an archive is. Every place that an export writes is here; any other is somebody else's.</summary>
internal static class ExportPlaces
{
    private const int IdLength = 36;

    /// <summary>What stands at a path below the base directory, with forward slashes; an unfinished file counts as what it would have become.</summary>
    public static ExportPlace Of(string path) => WithoutSuffix(path).Split('/') switch
    {
        ["bagit.txt" or "bag-info.txt" or "manifest-sha256.txt" or "tagmanifest-sha256.txt"] => ExportPlace.Bag,
        ["data", "account.json" or "domains.json" or "unreadable.jsonl"] => ExportPlace.Document,
        ["data", "report.json" or "ro-crate-metadata.json"] => ExportPlace.Derived,
        ["data", "datasets", "coco" or "azureml" or "yolo" or "pascalvoc" or "imagefolder" or "labelstudio", _, ..] => ExportPlace.Derived,
        ["data", "projects", var project, .. var rest] when IsId(project) => OfProject(rest),
        ["data", var page] when IsPage(page) => ExportPlace.Derived,
        _ => ExportPlace.Foreign,
    };

    /// <summary>Whether a document lists objects of the service, one by one.</summary>
    /// <param name="path">Its path below <c>data/</c>.</param>
    public static bool IsList(ArchivePath path) => path.Value.Split('/') switch
    {
        ["projects", _, "images.jsonl" or "predictions.jsonl" or "tags.json"] => true,
        ["projects", _, "iterations", _, "images.jsonl" or "image-performances.jsonl" or "suggestions.jsonl" or "tags.json" or "exports.json"] => true,
        _ => false,
    };

    private static ExportPlace OfProject(string[] rest) => rest switch
    {
        ["gone.jsonl"] => ExportPlace.Derived,
        ["project.json" or "tags.json" or "images.jsonl" or "predictions.jsonl" or "unreadable.jsonl"] => ExportPlace.Document,
        ["images" or "predictions", var file] when IsDownload(file) => ExportPlace.Download,
        ["iterations", var iteration, "exports", _] when IsId(iteration) => ExportPlace.Download,
        ["iterations", var iteration, var file] when IsId(iteration) && Path.GetExtension(file) is ".json" or ".jsonl" => ExportPlace.Document,
        [var page] when IsPage(page) => ExportPlace.Derived,
        _ => ExportPlace.Foreign,
    };

    // An id, perhaps which rendition, and an extension that a content can have: a copy that somebody made beside it has another name.
    private static bool IsDownload(string file) =>
        file.Length > IdLength && IsId(file[..IdLength])
        && file[IdLength..].Split('.') is ["" or "-resized" or "-thumbnail", var extension] && ImageSignature.Extensions.Contains(extension, StringComparer.Ordinal);

    private static string WithoutSuffix(string path) =>
        path.EndsWith(DirectoryArchiveSink.PartialSuffix, StringComparison.Ordinal) ? path[..^DirectoryArchiveSink.PartialSuffix.Length] : path;

    private static bool IsPage(string name) => name.EndsWith(".html", StringComparison.Ordinal);

    private static bool IsId(string text) => Guid.TryParseExact(text, "D", out _);
}
