using System.Text.Json;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Restore;

/// <summary>Writes the body of UpdateProject with the project's settings in the archive.</summary>
internal static class ProjectJson
{
    public static void Write(Utf8JsonWriter json, ArchivedProject project, string name, Guid? domainId)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("description", project.Description ?? "");
        json.WriteStartObject("settings");
        if (domainId is { } id)
        {
            json.WriteString("domainId", id);
        }

        if (project.Kind is not ProjectKind.Detection)
        {
            json.WriteString("classificationType", project.ClassificationType);
        }

        json.WriteStartArray("targetExportPlatforms");
        foreach (var platform in project.TargetPlatforms)
        {
            json.WriteStringValue(platform);
        }

        json.WriteEndArray();
        if (project.Augmentation.Count > 0)
        {
            json.WriteStartObject("imageProcessingSettings");
            json.WriteStartObject("augmentationMethods");
            foreach (var (method, isOn) in project.Augmentation)
            {
                json.WriteBoolean(method, string.Equals(isOn, "true", StringComparison.Ordinal));
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
