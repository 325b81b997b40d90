using System.Text.Json;
using CustomVision.DataRights.Emulator.Pictures;
using CustomVision.DataRights.Emulator.Requests;

namespace CustomVision.DataRights.Emulator.Seeding;

/// <summary>
/// Creates a project from a folder: the subfolders are the tags, and a <c>regions.json</c> makes it an object detection project.
/// </summary>
internal static class FolderSeed
{
    public static void Plant(AccountSeeder account, string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The seed folder {folder} does not exist.");
        }

        var root = new DirectoryInfo(folder);
        var regions = ReadRegions(Path.Combine(root.FullName, "regions.json"));
        var project = account.AddProject(root.Name, regions is null ? ProjectKind.Classification : ProjectKind.Detection);
        foreach (var subfolder in root.EnumerateDirectories().OrderBy(directory => directory.Name, StringComparer.Ordinal))
        {
            var tag = project.AddTag(subfolder.Name);
            foreach (var file in subfolder.EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                var bytes = File.ReadAllBytes(file.FullName);
                if (!PictureHeader.TryRead(bytes, out _))
                {
                    throw new InvalidDataException($"The file {file.FullName} is neither PNG nor JPEG nor BMP nor GIF.");
                }

                project.AddImage(bytes, [tag], Region(regions, tag, $"{subfolder.Name}/{file.Name}"));
            }
        }
    }

    private static Dictionary<string, IReadOnlyList<float>>? ReadRegions(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), RequestJsonContext.Default.RegionsFile)?.Regions
                ?? throw new InvalidDataException($"The file {file} has no member \"regions\".");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The file {file} cannot be read: {e.Message}", e);
        }
    }

    private static IEnumerable<SeedRegion> Region(Dictionary<string, IReadOnlyList<float>>? regions, Guid tag, string name) =>
        regions?.GetValueOrDefault(name) switch
        {
            null => [],
            [var left, var top, var width, var height] => [new SeedRegion(tag, left, top, width, height)],
            _ => throw new InvalidDataException($"The region of {name} must be four numbers: left, top, width, height."),
        };
}
