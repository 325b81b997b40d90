using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Domains;
using CustomVision.DataRights.Emulator.Json;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Iterations;

internal static class IterationJson
{
    public static void Write(Utf8JsonWriter json, ProjectState project, IterationState iteration, ApiVersion version)
    {
        var isTrained = iteration.IsTrained;
        var domain = DomainRecord.Find(iteration.DomainId);
        json.WriteStartObject();
        json.WriteString("id", iteration.Id);
        json.WriteString("name", iteration.Name);
        json.WriteString("status", iteration.Status);
        json.WriteProjectTime("created", iteration.Frozen.Created);
        json.WriteProjectTime("lastModified", iteration.LastModified);
        if (iteration.TrainedAt is { } trainedAt)
        {
            json.WriteProjectTime("trainedAt", trainedAt);
        }

        json.WriteString("projectId", project.Id);
        json.WriteBoolean("exportable", isTrained && domain.IsCompact);
        if (isTrained && version != ApiVersion.V34Preview)
        {
            json.WriteArray("exportableTo", domain.ExportableTo(version), (writer, platform) => writer.WriteStringValue(platform));
        }
        else
        {
            json.WriteNull("exportableTo");
        }

        json.WriteId("domainId", isTrained ? iteration.DomainId : null);
        json.WriteString("classificationType", isTrained ? iteration.ClassificationType : null);
        json.WriteString("trainingType", iteration.TrainingType);
        json.WriteNumber("reservedBudgetInHours", iteration.ReservedBudgetInHours);
        json.WriteNumber("trainingTimeInMinutes", iteration.TrainingTimeInMinutes);
        json.WriteString("publishName", iteration.PublishName);
        json.WriteString("originalPublishResourceId", iteration.PublishResourceId);
        if (version == ApiVersion.V34Preview)
        {
            WritePreview(json, iteration);
        }

        json.WriteEndObject();
    }

    private static void WritePreview(Utf8JsonWriter json, IterationState iteration)
    {
        if (iteration.BaseModel is var (projectId, iterationId))
        {
            json.WriteStartObject("customBaseModelInfo");
            json.WriteString("projectId", projectId);
            json.WriteString("iterationId", iterationId);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("customBaseModelInfo");
        }

        json.WriteString("trainingErrorDetails", iteration.Status is IterationState.Failed ? "The training failed." : null);
    }
}
