using System.Buffers;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Json;
using CustomVision.DataRights.Emulator.Views;
using CustomVision.DataRights.Emulator.Wire;

namespace CustomVision.DataRights.Emulator.Administration;

/// <summary>Writes the actual state of the account as JSON, with ids instead of images.</summary>
internal static class StateJson
{
    public static ReadOnlySpan<byte> Write(AccountState account)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, WireJson.WriterOptions);
        var state = new EmulatedAccount(account);
        json.WriteStartObject();
        json.WriteString("resource", state.ResourceState.ToString());
        json.WriteArray("projects", state.Projects, Write);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan;
    }

    private static void Write(Utf8JsonWriter json, EmulatedProject project)
    {
        json.WriteStartObject();
        json.WriteString("id", project.Id);
        json.WriteString("name", project.Name);
        json.WriteString("status", project.Status);
        WriteNames(json, "tags", project.Tags);
        WriteIds(json, "workspaceImageIds", project.WorkspaceImageIds);
        json.WriteArray(
            "iterations",
            project.Iterations,
            (writer, iteration) =>
            {
                writer.WriteStartObject();
                writer.WriteString("id", iteration.Id);
                writer.WriteString("name", iteration.Name);
                writer.WriteString("status", iteration.Status);
                writer.WriteString("publishName", iteration.PublishName);
                WriteNames(writer, "tags", iteration.Tags);
                WriteIds(writer, "imageIds", iteration.ImageIds);
                WriteIds(writer, "suggestedImageIds", iteration.SuggestedImageIds);
                writer.WriteEndObject();
            }
        );
        WriteIds(json, "predictionIds", project.PredictionIds);
        WriteIds(json, "imageIdsWithBytes", project.AllImageIds.Where(id => project.ImageBytes(id) is not null));
        json.WriteEndObject();
    }

    private static void WriteIds(Utf8JsonWriter json, string name, IEnumerable<Guid> ids) =>
        json.WriteArray(name, ids.Order(SqlGuidComparer.Instance), (writer, id) => writer.WriteStringValue(id));

    private static void WriteNames(Utf8JsonWriter json, string name, IReadOnlyDictionary<Guid, string> names)
    {
        json.WriteStartObject(name);
        foreach (var (id, text) in names)
        {
            json.WriteString(id.ToString(), text);
        }

        json.WriteEndObject();
    }
}
