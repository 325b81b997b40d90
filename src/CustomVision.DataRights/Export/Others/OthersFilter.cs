using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Others;

/// <summary>
/// Filters the JSON of a copy for one data subject: counts the data about others, and removes it on request. The rest is copied as raw
/// tokens: no number, escape or order changes.
/// </summary>
internal sealed class OthersFilter(bool blanks, SubjectSelector? subject, KeptTags kept, OthersTally tally)
{
    private readonly HashSet<KeyValuePair<string, string>> _chosenMetadata = [.. subject?.Metadata ?? []];

    /// <summary>Whether data about others is removed.</summary>
    public bool Blanks => blanks;

    /// <summary>Counts and, on request, removes the data about others in the object of a list.</summary>
    /// <param name="json">The object: an image, its performance, a suggestion or a stored prediction.</param>
    /// <param name="id">The image or prediction.</param>
    /// <param name="iterationId">The iteration that the object belongs to; <see langword="null"/> for the workspace.</param>
    public ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> json, Guid id, Guid? iterationId)
    {
        using var document = JsonDocument.Parse(json);
        var tags = kept.In(iterationId);
        var buffer = new ArrayBufferWriter<byte>(json.Length + 2);
        var line = new MemberWriter(buffer);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            switch (member)
            {
                case { Name: "tags" or "regions" or "predictions", Value.ValueKind: JsonValueKind.Array }:
                    line.AddArray(member, Select(member, id, tags), BlankRules.Entry);
                    break;
                case { Name: "metadata", Value.ValueKind: JsonValueKind.Object }:
                    line.AddObject(member, SelectMetadata(member.Value, id));
                    break;
                case var _ when BlankRules.Line.Contains(member.Name):
                    line.AddPlain(member);
                    break;
            }
        }

        line.End();
        return Blanks ? buffer.WrittenMemory : json;
    }

    /// <summary>
    /// Removes, on request, all members of a project, an iteration or a tag except the allowed ones, since free text may concern others.
    /// </summary>
    /// <param name="raw">The object.</param>
    /// <param name="members">The allowed members.</param>
    public Raw<T> Apply<T>(Raw<T> raw, FrozenSet<string> members)
    {
        if (!Blanks)
        {
            return raw;
        }

        using var document = JsonDocument.Parse(raw.Json);
        var buffer = new ArrayBufferWriter<byte>(raw.Json.Length + 2);
        MemberWriter.Write(document.RootElement, members, buffer);
        return raw with { Json = buffer.WrittenMemory };
    }

    /// <summary>Gets whether a tag of a set belongs in the copy.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="iterationId">The iteration; <see langword="null"/> for the workspace.</param>
    /// <param name="isOnChosenImage">Whether an image of the subject has the tag.</param>
    public bool Keeps(Guid tag, Guid? iterationId, bool isOnChosenImage) => Blanks ? kept.In(iterationId).Contains(tag) : isOnChosenImage;

    private List<JsonElement> Select(JsonProperty member, Guid image, IReadOnlySet<Guid> tags)
    {
        var chosen = new List<JsonElement>();
        foreach (var item in member.Value.EnumerateArray())
        {
            var tag = IdOf(item, "tagId");
            if (tag is { } id && tags.Contains(id))
            {
                chosen.Add(item);
                continue;
            }

            switch (member.Name)
            {
                case "tags":
                    tally.AddTag(image, tag);
                    break;
                case "regions":
                    tally.AddRegion(image, tag, IdOf(item, "regionId"));
                    break;
                default:
                    tally.AddPrediction(image, tag);
                    break;
            }
        }

        return chosen;
    }

    private List<JsonProperty> SelectMetadata(JsonElement metadata, Guid image)
    {
        var chosen = new List<JsonProperty>();
        foreach (var pair in metadata.EnumerateObject())
        {
            if (pair.Value.ValueKind == JsonValueKind.String && _chosenMetadata.Contains(new(pair.Name, pair.Value.GetString()!)))
            {
                chosen.Add(pair);
            }
            else
            {
                tally.AddMetadata(image, pair.Name);
            }
        }

        return chosen;
    }

    private static Guid? IdOf(JsonElement item, string member) =>
        item.ValueKind == JsonValueKind.Object
        && item.TryGetProperty(member, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.TryGetGuid(out var id)
            ? id
            : null;
}
