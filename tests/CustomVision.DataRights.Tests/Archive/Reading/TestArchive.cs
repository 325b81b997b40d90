using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Datasets;

namespace CustomVision.DataRights.Tests.Archive.Reading;

/// <summary>A small archive in a new directory, in the layout and with the JSON of the service.</summary>
internal sealed class TestArchive : IDisposable
{
    /// <summary>A PNG of one grey pixel.</summary>
    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
    );

    public static readonly Guid ClassificationDomain = Guid.Parse("ee85a74c-405e-4adc-bb47-ffa8ca0c9f31");
    public static readonly Guid DetectionDomain = Guid.Parse("da2e3a8a-40a5-4171-82f4-58522f70fbc1");

    /// <summary>Names that try to leave their place.</summary>
    public static readonly string[] HostileNames =
    [
        "../../etc/passwd",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "\u202Eright to left\u202C \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
        "line\nbreak, 'quote', \"double\", back\\slash, colon: # - {x} [y] &amp; %2e%2e%2f",
        "\uD83D\uDE00 \uD55C\uAD6D\uC5B4 \u0000\u0007\u001F\u007F\u0085\u2028\uFEFF",
        new('n', 500),
    ];

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TemporaryDirectory _directory = new();

    public TestArchive()
    {
        Write(
            "domains.json",
            new JsonArray(
                new JsonObject
                {
                    ["id"] = ClassificationDomain,
                    ["name"] = "General",
                    ["type"] = "Classification",
                },
                new JsonObject
                {
                    ["id"] = DetectionDomain,
                    ["name"] = "General",
                    ["type"] = "ObjectDetection",
                }
            )
        );
        _directory.Write("archive/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    }

    /// <summary>The archive.</summary>
    public string Root => _directory["archive"];

    /// <summary>A path beside the archive that does not exist.</summary>
    public string Output => _directory["output"];

    /// <summary>Converts the archive into <see cref="Output"/>.</summary>
    public Task<DatasetResult> ConvertAsync(DatasetFormat format, DatasetOptions? options = null) =>
        DatasetConverter.ConvertAsync(Root, format, Output, options);

    public DirectoryArchiveFiles Files => DirectoryArchiveFiles.OpenArchive(Root);

    public ArchiveReader Reader => new(Files);

    public static Guid Id(int number) => new(number, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8]);

    public string PathOf(string underData) => Path.Combine(Root, "data", underData);

    public TestProject AddProject(ProjectKind kind, string name = "Project", int number = 1)
    {
        var id = Id(1_000_000 + number);
        Write(
            $"projects/{id}/project.json",
            new JsonObject
            {
                ["id"] = id,
                ["name"] = name,
                ["description"] = "",
                ["settings"] = new JsonObject
                {
                    ["domainId"] = kind == ProjectKind.Detection ? DetectionDomain : ClassificationDomain,
                    ["classificationType"] = kind == ProjectKind.Detection ? null : kind.ToString(),
                },
                ["created"] = "2020-11-06T16:37:26.266Z",
                ["lastModified"] = "2020-11-06T16:37:26.266Z",
                ["thumbnailUri"] = null,
                ["drModeEnabled"] = false,
                ["status"] = "Succeeded",
            }
        );
        return new TestProject(this, id);
    }

    public void Write(string underData, JsonNode json) => Write(underData, Encoding.UTF8.GetBytes(json.ToJsonString(Relaxed)));

    public void Write(string underData, byte[] content) => _directory.Write($"archive/data/{underData}", content);

    public void WriteLines(string underData, IEnumerable<JsonNode> lines) =>
        Write(underData, Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line.ToJsonString(Relaxed) + "\n"))));

    public void Dispose() => _directory.Dispose();
}
