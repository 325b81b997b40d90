using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>The names of projects and iterations in an archive, for display to the person who exported it.</summary>
internal sealed class ArchivedNames(string folder)
{
    private readonly Dictionary<string, string?> _names = new(StringComparer.Ordinal);

    /// <summary>Gets the names and ids of the project and the iteration of a report line.</summary>
    /// <returns>The display text; <see langword="null"/> if the line has no project.</returns>
    public string? PlaceOf(Guid? projectId, Guid? iterationId)
    {
        if (projectId is not { } project)
        {
            return null;
        }

        var place = Place.OfProject(project, NameOf(ArchiveLayout.ProjectOf(project)));
        return iterationId is { } iteration
            ? $"{place}, {Place.OfIteration(iteration, NameOf(ArchiveLayout.IterationOf(project, iteration)))}"
            : place;
    }

    private string? NameOf(ArchivePath document)
    {
        var path = Path.Combine(folder, document.Value);
        if (!_names.TryGetValue(path, out var name))
        {
            _names.Add(path, name = Read(path));
        }

        return name;
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
            return null; // the id is shown instead
        }
    }
}
