using System.Text.Json;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tool;

/// <summary>The names of projects and iterations, read from an archive for the person who made it.</summary>
internal sealed class ArchivedNames(string folder)
{
    private readonly Dictionary<string, string?> _names = new(StringComparer.Ordinal);

    /// <summary>Names the project and the iteration that a line is about, each with its id.</summary>
    /// <returns>The place; <see langword="null"/> where the report names no project.</returns>
    public string? Place(Guid? projectId, Guid? iterationId)
    {
        if (projectId is not { } project)
        {
            return null;
        }

        var place = Text("project", project, ArchiveLayout.ProjectOf(project));
        return iterationId is { } iteration
            ? $"{place}, {Text("iteration", iteration, ArchiveLayout.IterationOf(project, iteration))}"
            : place;
    }

    private string Text(string kind, Guid id, ArchivePath document)
    {
        var path = Path.Combine(folder, document.Value);
        if (!_names.TryGetValue(path, out var name))
        {
            _names.Add(path, name = Read(path));
        }

        return name is null ? $"{kind} {id}" : $"{kind} \"{name}\" ({id})";
    }

    private static string? Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            return document.RootElement.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
                ? name.GetString()
                : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException || FileFault.IsFile(fault))
        {
            return null; // the id says which
        }
    }
}
