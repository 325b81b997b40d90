using System.Text.Json;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Restore;

/// <summary>
/// Writes <c>restore.json</c>, with the old and the new id of each object and digests. Neither this file nor the journal contains names.
/// </summary>
internal static class RestoreMap
{
    /// <summary>The name and version of the document format.</summary>
    public const string FormatName = "customvision-restore/1";

    public static void Write(string path, RestoreResult result, string endpoint, RestoreJournal journal) =>
        StorageFault.Guard(() =>
        {
            var partial = path + ".partial";
            using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write))
            using (var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true }))
            {
                json.WriteStartObject();
                json.WriteString("format", FormatName);
                json.WriteString("archive", result.ArchiveDigest);
                json.WriteString("endpoint", endpoint);
                json.WriteString("state", result.State.ToString());
                json.WriteNumber("erased", result.Erased);
                foreach (
                    var (name, kind) in new[]
                    {
                        ("projects", RestoreJournal.Project),
                        ("tags", RestoreJournal.Tag),
                        ("images", RestoreJournal.Image),
                    }
                )
                {
                    WriteRecords(json, name, journal.Records().Where(record => record.Kind == kind));
                }

                json.WriteStartArray("refused");
                foreach (var refused in result.Refused)
                {
                    json.WriteStartObject();
                    json.WriteString("project", refused.ProjectId);
                    json.WriteString("id", refused.Id);
                    json.WriteString("status", refused.Status);
                    json.WriteString("reason", refused.Reason);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                Write(json, "notRestorable", result.NotRestorable);
                Write(json, "warnings", result.Warnings);
                json.WriteEndObject();
            }

            File.Move(partial, path, overwrite: true);
        });

    private static void WriteRecords(Utf8JsonWriter json, string name, IEnumerable<RestoreRecord> records)
    {
        json.WriteStartArray(name);
        var written = new HashSet<(Guid?, Guid?)>();
        foreach (var record in records.Where(record => written.Add((record.Project, record.Old))))
        {
            json.WriteStartObject();
            if (record.Project is { } project)
            {
                json.WriteString("project", project);
            }

            json.WriteString("old", record.Old!.Value);
            json.WriteString("new", record.New!.Value);
            if (record.Sha256 is { } sha256)
            {
                json.WriteString("sha256", sha256);
                json.WriteString("status", record.Text);
                Write(json, "equalBytes", (record.Equal ?? []).Select(id => id.ToString("D")));
                WriteRegions(json, record.Regions ?? []);
            }

            json.WriteEndObject();
            if (json.BytesPending > 64 * 1024)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
    }

    private static void WriteRegions(Utf8JsonWriter json, IReadOnlyList<Guid> ids)
    {
        json.WriteStartArray("regions");
        for (var at = 0; at + 1 < ids.Count; at += 2)
        {
            json.WriteStartObject();
            json.WriteString("old", ids[at]);
            json.WriteString("new", ids[at + 1]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
