using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Others;

/// <summary>
/// Goes through the JSON of a copy for one subject: counts what it says about others, and removes it where the request asks for that. What
/// remains is copied as raw tokens: no number, escape or order changes.
/// </summary>
internal sealed class OthersFilter(ExportRequest request, KeptTags kept, OthersTally tally)
{
    // Of everything else the meaning is not known, so that it may be about others.
    private static readonly HashSet<string> ImageMembers = new(StringComparer.Ordinal)
    {
        "id", "created", "width", "height", "resizedImageUri", "thumbnailUri", "originalImageUri", "imageUri", "domain", "project", "iteration",
        "predictionUncertainty",
    };

    private static readonly HashSet<string> ProjectMembers = new(StringComparer.Ordinal)
    {
        "id", "name", "settings", "created", "lastModified", "drModeEnabled", "status",
    };

    private readonly HashSet<KeyValuePair<string, string>> _chosenMetadata = [.. request.Subject?.Metadata ?? []];

    /// <summary>Whether what is about others is removed.</summary>
    public bool Blanks => request.BlankOthers;

    /// <summary>Counts, and where asked removes, what the object of a list says about others.</summary>
    /// <param name="json">The object: an image, its performance, a suggestion or a stored prediction.</param>
    /// <param name="id">The image or prediction.</param>
    /// <param name="iterationId">The iteration whose words these are; <see langword="null"/> for the workspace.</param>
    public ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> json, Guid id, Guid? iterationId)
    {
        using var document = JsonDocument.Parse(json);
        var tags = kept.In(iterationId);
        var output = new MemberWriter(json.Length);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            switch (member)
            {
                case { Name: "tags" or "regions" or "predictions", Value.ValueKind: JsonValueKind.Array }:
                    output.AddArray(member.Name, Select(member, id, tags));
                    break;
                case { Name: "metadata", Value.ValueKind: JsonValueKind.Object }:
                    output.AddObject(member.Name, SelectMetadata(member.Value, id));
                    break;
                case { Value: var value } when ImageMembers.Contains(member.Name):
                    output.Add(member.Name, value);
                    break;
            }
        }

        return Blanks ? output.ToJson() : json;
    }

    /// <summary>Removes, where asked, what a project says in its owner's words, and the link to a picture that may show others.</summary>
    public Raw<Project> Apply(Raw<Project> project)
    {
        if (!Blanks)
        {
            return project;
        }

        using var document = JsonDocument.Parse(project.Json);
        var output = new MemberWriter(project.Json.Length);
        foreach (var member in document.RootElement.EnumerateObject().Where(member => ProjectMembers.Contains(member.Name)))
        {
            output.Add(member.Name, member.Value);
        }

        return project with { Json = output.ToJson() };
    }

    /// <summary>Gets the tags of a set that belong in the copy.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="iterationId">The iteration; <see langword="null"/> for the workspace.</param>
    /// <param name="isOnChosenImage">Whether an image of the subject carries it.</param>
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
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetGuid(out var id)
            ? id
            : null;

    // Puts raw members together to an object.
    private sealed class MemberWriter(int capacity)
    {
        private readonly ArrayBufferWriter<byte> _buffer = new(capacity + 2);

        public void Add(string name, JsonElement value)
        {
            Begin(name);
            _buffer.Write(JsonMarshal.GetRawUtf8Value(value));
        }

        public void AddArray(string name, List<JsonElement> items)
        {
            Begin(name);
            _buffer.Write("["u8);
            for (var i = 0; i < items.Count; i++)
            {
                _buffer.Write(i == 0 ? [] : ","u8);
                _buffer.Write(JsonMarshal.GetRawUtf8Value(items[i]));
            }

            _buffer.Write("]"u8);
        }

        public void AddObject(string name, List<JsonProperty> members)
        {
            Begin(name);
            _buffer.Write("{"u8);
            for (var i = 0; i < members.Count; i++)
            {
                _buffer.Write(i == 0 ? "\""u8 : ",\""u8);
                _buffer.Write(JsonMarshal.GetRawUtf8PropertyName(members[i]));
                _buffer.Write("\":"u8);
                _buffer.Write(JsonMarshal.GetRawUtf8Value(members[i].Value));
            }

            _buffer.Write("}"u8);
        }

        public ReadOnlyMemory<byte> ToJson()
        {
            _buffer.Write(_buffer.WrittenCount == 0 ? "{}"u8 : "}"u8);
            return _buffer.WrittenMemory;
        }

        // Names of members that are kept are plain words.
        private void Begin(string name)
        {
            _buffer.Write(_buffer.WrittenCount == 0 ? "{\""u8 : ",\""u8);
            Encoding.UTF8.GetBytes(name, _buffer);
            _buffer.Write("\":"u8);
        }
    }
}
