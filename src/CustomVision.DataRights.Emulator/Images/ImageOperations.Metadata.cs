using System.Collections.Immutable;
using CustomVision.DataRights.Emulator.Json;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Requests;

namespace CustomVision.DataRights.Emulator.Images;

internal static partial class ImageOperations
{
    private static Answer UpdateImageMetadata(OperationCall call)
    {
        var project = call.Project();
        var ids = call.RequiredQueryIds("imageIds", 64);
        var update = call.ReadBody(RequestJsonContext.Default.DictionaryStringString);
        MetadataLimits.Check(call.Behavior.Images, update);

        var results = new List<(Guid Id, string Status, IEnumerable<KeyValuePair<string, string>> Metadata)>();
        foreach (var id in ids)
        {
            if (project.Workspace.Images.Find(id) is not { } image)
            {
                results.Add((id, "ErrorImageNotFound", []));
                continue;
            }

            var merged = Merge(image.Metadata, update);
            if (merged.Length > MetadataLimits.Pairs(call.Behavior.Images))
            {
                results.Add((id, "ErrorLimitExceed", image.Metadata));
                continue;
            }

            project.Workspace.Images.Put(image with { Metadata = merged });
            results.Add((id, "OK", merged));
        }

        var isSuccessful = results.TrueForAll(result => result.Status is "OK");
        return Answer.Of(
            isSuccessful ? 200 : 207,
            json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("isBatchSuccessful", isSuccessful);
                json.WriteArray(
                    "images",
                    results,
                    (writer, result) =>
                    {
                        writer.WriteStartObject();
                        writer.WriteString("imageId", result.Id);
                        writer.WriteString("status", result.Status);
                        writer.WriteMap("metadata", result.Metadata);
                        writer.WriteEndObject();
                    }
                );
                json.WriteEndObject();
            }
        );
    }

    private static ImmutableArray<KeyValuePair<string, string>> Merge(
        ImmutableArray<KeyValuePair<string, string>> old,
        Dictionary<string, string> update
    ) => [.. old.Where(pair => !update.ContainsKey(pair.Key)), .. update.Where(pair => pair.Value is not null)];
}
