using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Json;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Predictions;

internal static class PredictionJson
{
    /// <summary>Returns the writer of one result; <c>tagType</c> was added in v3.3.</summary>
    public static Action<Utf8JsonWriter, PredictedTag> Tag(ApiVersion version) =>
        (json, result) =>
        {
            json.WriteStartObject();
            json.WriteFloat("probability", result.Probability);
            json.WriteString("tagId", result.TagId);
            json.WriteString("tagName", result.TagName);
            if (result.Box is { } box)
            {
                json.WriteStartObject("boundingBox");
                json.WriteBoxMembers(box);
                json.WriteEndObject();
            }

            if (version >= ApiVersion.V33)
            {
                json.WriteString("tagType", result.TagType);
            }

            json.WriteEndObject();
        };

    /// <summary>Writes the response to a prediction: id, project, iteration, created, results.</summary>
    public static void Write(Utf8JsonWriter json, ProjectState project, PredictionRecord prediction, ApiVersion version)
    {
        json.WriteStartObject();
        WriteMembers(json, project, prediction, version);
        json.WriteEndObject();
    }

    public static void WriteMembers(Utf8JsonWriter json, ProjectState project, PredictionRecord prediction, ApiVersion version)
    {
        json.WriteString("id", prediction.Id);
        json.WriteString("project", project.Id);
        json.WriteString("iteration", prediction.IterationId);
        json.WriteProjectTime("created", prediction.Created);
        json.WriteArray("predictions", prediction.Tags, Tag(version));
    }
}
