using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace CustomVision.DataRights.Tests.Archive.Reading;

/// <summary>A project of a <see cref="TestArchive"/>. <see cref="Save"/> writes what was added.</summary>
internal sealed class TestProject(TestArchive archive, Guid id)
{
    private readonly Dictionary<Guid, string> _names = [];
    private readonly List<JsonNode> _tags = [];
    private readonly List<JsonNode> _images = [];
    private readonly List<JsonNode> _predictions = [];
    private readonly List<JsonNode> _unlisted = [];

    public Guid Id { get; } = id;

    public string Directory => $"projects/{Id}";

    public Guid AddTag(string name, string type = "Regular", int? number = null)
    {
        var tag = TestArchive.Id(2_000 + (number ?? _tags.Count));
        _names[tag] = name;
        _tags.Add(
            new JsonObject
            {
                ["id"] = tag,
                ["name"] = name,
                ["description"] = null,
                ["type"] = type,
                ["imageCount"] = 1,
            }
        );
        return tag;
    }

    /// <summary>Adds an image; what is empty is omitted, as the service does.</summary>
    public Guid AddImage(
        IEnumerable<Guid>? tags = null,
        IEnumerable<(Guid Tag, double Left, double Top, double Width, double Height)>? regions = null,
        IEnumerable<KeyValuePair<string, string>>? metadata = null,
        bool bytes = true,
        int width = 816,
        int height = 612,
        string extension = "png",
        byte[]? picture = null
    )
    {
        var number = _images.Count + 1;
        var image = TestArchive.Id(number);
        picture ??=
            width > 0 && height > 0 ? TestPictures.Png(width, height, number) : [.. "a picture of no known format "u8, (byte)number];
        var json = ImageJson(image, tags, regions, metadata, bytes ? $"images/{image}.{extension}" : null, width, height);
        _images.Add(json);
        if (bytes)
        {
            json["sha256"] = Convert.ToHexStringLower(SHA256.HashData(picture));
            archive.Write($"{Directory}/images/{image}.{extension}", picture);
        }

        return image;
    }

    public void AddPrediction(Guid prediction, string tagName, bool box)
    {
        var guess = new JsonObject
        {
            ["probability"] = 0.75,
            ["tagId"] = TestArchive.Id(9),
            ["tagName"] = tagName,
            ["tagType"] = "Regular",
        };
        if (box)
        {
            guess["boundingBox"] = new JsonObject
            {
                ["left"] = 0.1,
                ["top"] = 0.2,
                ["width"] = 0.3,
                ["height"] = 0.4,
            };
        }

        _predictions.Add(
            new JsonObject
            {
                ["id"] = prediction,
                ["project"] = Id,
                ["iteration"] = TestArchive.Id(7),
                ["created"] = "2020-11-06T18:06:48.382Z",
                ["predictions"] = new JsonArray(guess),
                ["file"] = $"predictions/{prediction}.png",
                ["sha256"] = new string('b', 64),
            }
        );
        archive.Write($"{Directory}/predictions/{prediction}.png", TestArchive.Png);
    }

    /// <summary>Adds what the service no longer lists: an image with its words or with its file alone, or something else.</summary>
    public void AddUnlisted(Guid id, string? list, string? directory = "images")
    {
        var file = directory is null ? null : $"{directory}/{id}.png";
        var line = list is null
            ? new JsonObject
            {
                ["id"] = id,
                ["file"] = file,
                ["sha256"] = new string('a', 64),
            }
            : ImageJson(id, null, null, null, file, 816, 612);
        if (list is not null)
        {
            line["list"] = list;
        }

        _unlisted.Add(line);
        if (file is not null)
        {
            archive.Write($"{Directory}/{file}", TestArchive.Png);
        }
    }

    /// <summary>Adds a trained iteration that holds the given images.</summary>
    public void AddIteration(Guid iteration, string name, IEnumerable<Guid> images, bool withModel = false)
    {
        var directory = $"{Directory}/iterations/{iteration}";
        archive.Write(
            $"{directory}/iteration.json",
            new JsonObject
            {
                ["id"] = iteration,
                ["name"] = name,
                ["status"] = "Completed",
                ["created"] = "2020-02-11T16:47:21.75Z",
                ["trainedAt"] = "2020-02-11T16:47:52.774Z",
                ["publishName"] = null,
            }
        );
        archive.Write(
            $"{directory}/performance.json",
            new JsonObject
            {
                ["precision"] = 1.0,
                ["recall"] = 0.5,
                ["averagePrecision"] = 8.79471951E-13,
            }
        );
        archive.WriteLines(
            $"{directory}/images.jsonl",
            images.Select(image => ImageJson(image, null, null, null, $"../../images/{image}.png", 816, 612))
        );
        foreach (var image in images)
        {
            archive.Write($"{Directory}/images/{image}.png", TestArchive.Png);
        }

        if (withModel)
        {
            archive.Write($"{directory}/exports/tensorflow.zip", [80, 75, 5, 6]);
            archive.Write(
                $"{directory}/exports.json",
                new JsonArray(
                    new JsonObject
                    {
                        ["platform"] = "TensorFlow",
                        ["status"] = "Done",
                        ["flavor"] = null,
                        ["file"] = "exports/tensorflow.zip",
                        ["sha256"] = new string('c', 64),
                    },
                    new JsonObject
                    {
                        ["platform"] = "<b>Later</b>",
                        ["status"] = "Failed",
                        ["flavor"] = "../x",
                        ["file"] = null,
                        ["sha256"] = null,
                    }
                )
            );
        }
    }

    public TestProject Save()
    {
        archive.Write($"{Directory}/tags.json", new JsonArray([.. _tags]));
        archive.WriteLines($"{Directory}/images.jsonl", _images);
        if (_predictions.Count > 0)
        {
            archive.WriteLines($"{Directory}/predictions.jsonl", _predictions);
        }

        if (_unlisted.Count > 0)
        {
            archive.WriteLines($"{Directory}/unlisted.jsonl", _unlisted);
        }

        return this;
    }

    private JsonObject ImageJson(
        Guid image,
        IEnumerable<Guid>? tags,
        IEnumerable<(Guid Tag, double Left, double Top, double Width, double Height)>? regions,
        IEnumerable<KeyValuePair<string, string>>? metadata,
        string? file,
        int width,
        int height
    )
    {
        var json = new JsonObject
        {
            ["id"] = image,
            ["created"] = "2020-02-11T16:43:09.097287",
            ["width"] = width,
            ["height"] = height,
        };
        if (tags is not null)
        {
            json["tags"] = new JsonArray([
                .. tags.Select(tag => new JsonObject
                {
                    ["tagId"] = tag,
                    ["tagName"] = _names.GetValueOrDefault(tag),
                    ["created"] = "2020-02-11T16:43:09",
                }),
            ]);
        }

        if (regions is not null)
        {
            json["regions"] = new JsonArray([
                .. regions.Select(region => new JsonObject
                {
                    ["regionId"] = Guid.Empty,
                    ["tagName"] = _names.GetValueOrDefault(region.Tag),
                    ["tagId"] = region.Tag,
                    ["left"] = region.Left,
                    ["top"] = region.Top,
                    ["width"] = region.Width,
                    ["height"] = region.Height,
                }),
            ]);
        }

        if (metadata is not null)
        {
            json["metadata"] = new JsonObject(metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        }

        json["file"] = file;
        json["sha256"] = file is null ? null : new string('a', 64);
        return json;
    }
}
