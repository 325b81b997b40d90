using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Blobs;
using CustomVision.DataRights.Emulator.Images;
using CustomVision.DataRights.Emulator.Json;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Projects;

internal static class ProjectJson
{
    public static void Write(Utf8JsonWriter json, ProjectState project, ApiVersion version)
    {
        json.WriteStartObject();
        json.WriteString("id", project.Id);
        json.WriteString("name", project.Name);
        json.WriteString("description", project.Description);
        json.WritePropertyName("settings");
        WriteSettings(json, project, version);
        json.WriteProjectTime("created", project.Created);
        json.WriteProjectTime("lastModified", project.LastModified);
        json.WriteString("thumbnailUri", Thumbnail(project));
        json.WriteBoolean("drModeEnabled", project.DisasterRecovery || project.Account.Behavior.Resource.DisasterRecovery);
        json.WriteString("status", project.Status);
        json.WriteEndObject();
    }

    private static void WriteSettings(Utf8JsonWriter json, ProjectState project, ApiVersion version)
    {
        var settings = project.Settings;
        json.WriteStartObject();
        json.WriteString("domainId", settings.DomainId);
        json.WriteString("classificationType", settings.ClassificationType);
        json.WriteArray("targetExportPlatforms", settings.TargetExportPlatforms, (writer, platform) => writer.WriteStringValue(platform));
        json.WriteBoolean("useNegativeSet", true);
        json.WriteString(
            "detectionParameters",
            project.Status is ProjectState.Importing || version is ApiVersion.V34Preview ? null : settings.DetectionParameters
        );
        json.WriteStartObject("imageProcessingSettings");
        json.WriteStartObject("augmentationMethods");
        foreach (var (method, used) in settings.AugmentationMethods)
        {
            json.WriteBoolean(method, used);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        if (version == ApiVersion.V34Preview)
        {
            // Recorded: the member is omitted instead of null if there is no container.
            if (settings.ExportModelContainerUri is { } container)
            {
                json.WriteString("exportModelContainerUri", container);
            }

            if (settings.NotificationQueueUri is { } queue)
            {
                json.WriteString("notificationQueueUri", queue);
            }
        }

        json.WriteEndObject();
    }

    private static string? Thumbnail(ProjectState project) =>
        project.Status is not ProjectState.Importing
        && project.Workspace.Images.Range(ImageQuery.Everything, ImageOrder.Oldest, 0, 1) is [var first]
            ? ImageJson.Link(project, BlobPaths.Thumbnail(project.Id, first.Id))
            : null;
}
