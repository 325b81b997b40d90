using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Seeding;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>
/// A copy for one person whose pictures show others too: what it says about the others is counted, and removed where asked.
/// </summary>
public sealed class BlankOthersTests
{
    private const string Person = "Anna Bergström";
    private const string Other = "Otto Quist";
    private const string Secret = "patient-4711";
    private const string Gossip = "a friend of Otto";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_file_of_a_blanked_copy_names_anyone_else(bool isResumed)
    {
        await using var rig = await Rig.StartAsync();
        var folder = rig.Export.NewFolder();
        var request = Rig.Request();
        if (isResumed)
        {
            rig.Export.Emulator.Faults.Add(FaultRule.ForBlobs().Nth(2).Answer(501));
            (await rig.Export.ExportAsync(folder, request))
                .State.Should()
                .Be(ExportState.Complete, "a first failure is looked at again in the same run");
            Directory.Delete(folder, recursive: true);
            rig.Export.Emulator.Faults.Add(FaultRule.ForBlobs("i-" + rig.Shared[1].ToString("N")).Answer(501));
            (await rig.Export.ExportAsync(folder, request)).State.Should().Be(ExportState.Incomplete);
            rig.Export.Emulator.Faults.Clear();
        }

        var result = await rig.Export.ExportAsync(folder, request);

        result.State.Should().Be(ExportState.Complete);
        var regions = await RegionsOfOthersAsync(rig);
        foreach (var file in TextFiles(folder))
        {
            var text = await File.ReadAllTextAsync(file);
            text.Should()
                .NotContain(Other, file)
                .And.NotContain(rig.OtherTag.ToString(), file)
                .And.NotContain(Secret, file)
                .And.NotContainAny(regions);
        }

        var root = Path.Combine(folder, "data", "projects", rig.Project.ToString());
        (await File.ReadAllTextAsync(Path.Combine(root, "images.jsonl"))).Should().Contain(Person).And.Contain(rig.PersonTag.ToString());
        (await File.ReadAllTextAsync(Path.Combine(root, "iterations", rig.Iteration.ToString(), "image-performances.jsonl")))
            .Should()
            .Contain(rig.PersonTag.ToString());
        (await File.ReadAllTextAsync(Path.Combine(folder, "bag-info.txt"))).Should().Contain("Export-Blanked:");
        Directory.GetFiles(Path.Combine(folder, "data", "datasets"), "*", SearchOption.AllDirectories).Should().NotBeEmpty();
        result.Others!.IsBlanked.Should().BeTrue();
    }

    [Fact]
    public async Task What_the_service_no_longer_lists_is_blanked_too()
    {
        await using var rig = await Rig.StartAsync();
        var folder = rig.Export.NewFolder();
        rig.Export.Emulator.Faults.Add(FaultRule.ForBlobs("i-" + rig.Shared[1].ToString("N")).Answer(501));
        (await rig.Export.ExportAsync(folder, Rig.Request())).State.Should().Be(ExportState.Incomplete);
        rig.Export.Emulator.Faults.Clear();
        rig.Export.Emulator.Seed(account =>
        {
            account.Project(rig.Project).DeleteFromWorkspace(rig.Shared[0]);
            return true;
        });

        (await rig.Export.ExportAsync(folder, Rig.Request())).State.Should().Be(ExportState.CompleteWithDifferences);

        var gone = await File.ReadAllTextAsync(Path.Combine(folder, "data", "projects", rig.Project.ToString(), "unlisted.jsonl"));
        gone.Should().Contain(rig.Shared[0].ToString()).And.Contain(rig.PersonTag.ToString());
        foreach (var file in TextFiles(folder))
        {
            (await File.ReadAllTextAsync(file))
                .Should()
                .NotContain(Other, file)
                .And.NotContain(rig.OtherTag.ToString(), file)
                .And.NotContain(Secret, file);
        }
    }

    [Fact]
    public async Task Metadata_that_chose_the_subject_stays_and_other_metadata_goes()
    {
        await using var rig = await Rig.StartAsync();
        var (image, folder) = (Guid.Empty, rig.Export.NewFolder());
        rig.Export.Emulator.Seed(account =>
        {
            var metadata = new Dictionary<string, string>
            {
                ["person"] = "Anna",
                ["with"] = Other,
                ["file"] = Secret,
            };
            return image = account
                .Project(rig.Project)
                .AddImage(
                    Rig.Picture(50),
                    regions: [new(rig.PersonTag, 0.1f, 0.1f, 0.2f, 0.2f), new(rig.OtherTag, 0.5f, 0.5f, 0.2f, 0.2f)],
                    metadata: metadata
                );
        });

        var result = await rig.Export.ExportAsync(
            folder,
            new ExportRequest
            {
                Subject = new SubjectSelector { Metadata = [new("person", "Anna")] },
                BlankOthers = true,
                KeptTagIds = [rig.PersonTag],
                RequestId = "test",
                Datasets = [.. Enum.GetValues<DatasetFormat>()],
            }
        );

        var line = (await LinesAsync(folder, Path.Combine("data", "projects", rig.Project.ToString(), "images.jsonl")))[image];
        line.GetProperty("metadata").GetRawText().Should().Be("{\"person\":\"Anna\"}");
        result
            .Others.Should()
            .BeEquivalentTo(
                new
                {
                    IsBlanked = true,
                    Images = 1L,
                    Tags = 1L,
                    Regions = 1L,
                    MetadataValues = 2L,
                }
            );
        foreach (var file in TextFiles(folder))
        {
            (await File.ReadAllTextAsync(file))
                .Should()
                .NotContain(Other, file)
                .And.NotContain(rig.OtherTag.ToString(), file)
                .And.NotContain(Secret, file);
        }
    }

    [Fact]
    public async Task What_remains_is_the_services_own_text()
    {
        await using var rig = await Rig.StartAsync();
        var (whole, blanked) = (rig.Export.NewFolder(), rig.Export.NewFolder());
        var request = Rig.Request();
        await rig.Export.ExportAsync(whole, new ExportRequest { Subject = request.Subject, RequestId = "test" });

        await rig.Export.ExportAsync(blanked, request);

        var list = Path.Combine("data", "projects", rig.Project.ToString(), "images.jsonl");
        var (before, after) = (await LinesAsync(whole, list), await LinesAsync(blanked, list));
        after.Keys.Should().BeEquivalentTo(before.Keys);
        foreach (var (id, line) in after)
        {
            var kept = line.GetProperty("regions").EnumerateArray().Single();
            var original = before[id]
                .GetProperty("regions")
                .EnumerateArray()
                .Single(region => region.GetProperty("tagId").GetGuid() == rig.PersonTag);
            kept.GetRawText().Should().Be(original.GetRawText(), "digits and order stay");
            line.GetProperty("created").GetRawText().Should().Be(before[id].GetProperty("created").GetRawText());
            line.GetProperty("sha256").GetRawText().Should().Be(before[id].GetProperty("sha256").GetRawText(), "pixels are unchanged");
        }
    }

    [Fact]
    public async Task Free_text_and_members_that_are_not_known_name_no_one_else_either()
    {
        await using var rig = await Rig.StartAsync();
        rig.Export.Wire.Intercept = (request, send) =>
            request.RequestUri!.AbsolutePath.EndsWith("/count", StringComparison.Ordinal) ? null : WithGossipAsync(send);
        var (whole, blanked) = (rig.Export.NewFolder(), rig.Export.NewFolder());
        var request = Rig.Request();
        (await rig.Export.ExportAsync(whole, new ExportRequest { Subject = request.Subject, RequestId = "test" }))
            .State.Should()
            .Be(ExportState.Complete);

        var result = await rig.Export.ExportAsync(blanked, request);

        result.State.Should().Be(ExportState.Complete);
        foreach (
            var file in (string[])
                [
                    "project.json",
                    "tags.json",
                    "images.jsonl",
                    $"iterations/{rig.Iteration}/iteration.json",
                    $"iterations/{rig.Iteration}/image-performances.jsonl",
                ]
        )
        {
            (await File.ReadAllTextAsync(Path.Combine(whole, "data", "projects", rig.Project.ToString(), file)))
                .Should()
                .Contain(Gossip, file);
        }

        foreach (var file in TextFiles(blanked))
        {
            (await File.ReadAllTextAsync(file)).Should().NotContain(Gossip, file).And.NotContain(Other, file);
        }

        (await File.ReadAllTextAsync(Path.Combine(blanked, "data", "projects", rig.Project.ToString(), "index.html")))
            .Should()
            .Contain(rig.Iteration.ToString(), "a model without a name is named by its id");
    }

    [Fact]
    public async Task A_copy_that_names_others_says_how_many()
    {
        await using var rig = await Rig.StartAsync();
        var folder = rig.Export.NewFolder();

        var result = await rig.Export.ExportAsync(
            folder,
            new ExportRequest
            {
                Subject = new SubjectSelector { TagNames = [Person] },
                RequestId = "test",
            }
        );

        result.State.Should().Be(ExportState.Complete, "the copy is what was asked for");
        result
            .Others.Should()
            .BeEquivalentTo(
                new
                {
                    IsBlanked = false,
                    Tags = 1L,
                    Regions = (long)rig.Shared.Count,
                }
            );
        result.Others!.Images.Should().Be(rig.Shared.Count);
        result.Others.Predictions.Should().BePositive();
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "data", "report.json")));
        report.RootElement.GetProperty("others").GetProperty("images").GetInt64().Should().Be(rig.Shared.Count);
        (await File.ReadAllTextAsync(Path.Combine(folder, "data", "index.html")))
            .Should()
            .Contain("also names others")
            .And.MatchRegex("[0-9] predictions? of (a model|models)")
            .And.NotContain("BlankOthers")
            .And.NotContain("--blank-others")
            .And.Contain("pixels");
    }

    [Fact]
    public async Task A_selection_by_image_ids_needs_the_tags_to_keep()
    {
        await using var rig = await Rig.StartAsync();
        var folder = rig.Export.NewFolder();
        var request = new ExportRequest
        {
            Subject = new SubjectSelector { ImageIds = [.. rig.Shared] },
            BlankOthers = true,
        };
        var act = () => rig.Export.ExportAsync(folder, request);
        (await act.Should().ThrowAsync<DataRightsException>()).WithMessage("*KeptTagNames*--keep-tag*");
        request.KeptTagNames = ["Anna Bergstrom"];
        (await act.Should().ThrowAsync<DataRightsException>())
            .WithMessage("No project in scope*KeptTagNames*number 1*")
            .Which.Message.Should()
            .NotContain("Bergstrom");
        Directory.Exists(folder).Should().BeFalse();
        request.KeptTagNames = [Person];

        var result = await rig.Export.ExportAsync(folder, request);

        result.State.Should().Be(ExportState.Complete);
        foreach (var file in TextFiles(folder))
        {
            (await File.ReadAllTextAsync(file)).Should().NotContain(Other, file);
        }

        (await File.ReadAllTextAsync(Path.Combine(folder, "data", "projects", rig.Project.ToString(), "tags.json")))
            .Should()
            .Contain(Person);
    }

    [Fact]
    public async Task Requests_that_cannot_be_blanked_are_refused()
    {
        await using var rig = await Rig.StartAsync();
        var withoutSubject = () => rig.Export.ExportAsync(rig.Export.NewFolder(), new ExportRequest { BlankOthers = true });
        var keptAlone = () => rig.Export.ExportAsync(rig.Export.NewFolder(), new ExportRequest { KeptTagNames = [Person] });

        (await withoutSubject.Should().ThrowAsync<DataRightsException>()).WithMessage("*BlankOthers*Subject*");
        (await keptAlone.Should().ThrowAsync<DataRightsException>()).WithMessage("*BlankOthers*");
    }

    [Theory]
    [InlineData("case-77", 0)]
    [InlineData("anna@example.com", 1)]
    [InlineData("case 77", 1)]
    [InlineData("2026-ANNA BERGSTRÖM-1", 2)]
    public async Task A_request_id_that_may_name_a_person_is_warned_about(string id, int warnings)
    {
        await using var rig = await Rig.StartAsync();

        var result = await rig.Export.ExportAsync(
            rig.Export.NewFolder(),
            new ExportRequest { RequestId = id, Categories = ExportCategories.Images }
        );

        result.Warnings.Should().HaveCount(warnings);
        result.Warnings.Should().NotContain(warning => warning.Contains("Anna", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Another_request_does_not_resume_a_copy_that_was_not_blanked()
    {
        await using var rig = await Rig.StartAsync();
        var folder = rig.Export.NewFolder();
        var request = Rig.Request();
        request.BlankOthers = false;
        rig.Export.Emulator.Faults.Add(FaultRule.ForBlobs("i-" + rig.Shared[1].ToString("N")).Answer(501));
        (await rig.Export.ExportAsync(folder, request)).State.Should().Be(ExportState.Incomplete);
        rig.Export.Emulator.Faults.Clear();

        var act = () => rig.Export.ExportAsync(folder, Rig.Request());

        await act.Should().ThrowAsync<DataRightsException>();
    }

    // As a newer service may answer: every object has members that are not known, as text and as an object, and every owner's word names
    // someone.
    private static async Task<HttpResponseMessage> WithGossipAsync(Func<Task<HttpResponseMessage>> send)
    {
        using var answer = await send();
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync());
        AddGossip(json);
        return Wire.Answer((int)answer.StatusCode, json!.ToJsonString());
    }

    private static void AddGossip(JsonNode? node)
    {
        foreach (var item in node as JsonArray ?? [])
        {
            AddGossip(item);
        }

        if (node is not JsonObject json || json.ContainsKey("continuation"))
        {
            return;
        }

        foreach (var (name, value) in json.Where(member => member.Key is not ("metadata" or "imageProcessingSettings")).ToList())
        {
            AddGossip(value);
            if (name is "publishName" || (name == "name" && !json.ContainsKey("imageCount")))
            {
                json[name] = Gossip;
            }
        }

        if (json.ContainsKey("name") && !json.ContainsKey("imageCount"))
        {
            json["description"] = Gossip;
        }

        json["seenWith"] = Gossip;
        json["relation"] = new JsonObject { ["to"] = new JsonArray(Gossip) };
        if (json.ContainsKey("originalImageUri"))
        {
            json["imageUri"] = new JsonObject { ["id"] = Gossip }; // known elsewhere, and as text
        }
    }

    private static async Task<List<string>> RegionsOfOthersAsync(Rig rig)
    {
        var whole = rig.Export.NewFolder();
        await rig.Export.ExportAsync(whole, new ExportRequest { RequestId = "test", Categories = ExportCategories.Images });
        var lines = await LinesAsync(whole, Path.Combine("data", "projects", rig.Project.ToString(), "images.jsonl"));
        return
        [
            .. lines
                .Values.SelectMany(line => line.GetProperty("regions").EnumerateArray())
                .Where(region => region.GetProperty("tagId").GetGuid() == rig.OtherTag)
                .Select(region => region.GetProperty("regionId").GetString()!),
        ];
    }

    // Everything but pictures; a blanked copy has no other kinds of binary file.
    private static IEnumerable<string> TextFiles(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is not (".png" or ".jpg" or ".gif"));

    private static async Task<Dictionary<Guid, JsonElement>> LinesAsync(string folder, string list) =>
        (await File.ReadAllLinesAsync(Path.Combine(folder, list), Encoding.UTF8))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(line => line.GetProperty("id").GetGuid());

    private sealed record Rig(ExportRig Export, Guid Project, Guid Iteration, IReadOnlyList<Guid> Shared, Guid PersonTag, Guid OtherTag)
        : IAsyncDisposable
    {
        public static async Task<Rig> StartAsync()
        {
            var export = await ExportRig.StartAsync(new EmulatorOptions());
            return export.Emulator.Seed(account =>
            {
                var project = account.AddProject("Ward", ProjectKind.Detection);
                var (person, other) = (project.AddTag(Person), project.AddTag(Other));
                SeedRegion[] regions = [new(person, 0.123456789f, 0.2f, 0.3f, 0.4f), new(other, 0.5f, 0.25f, 0.125f, 0.375f)];
                var metadata = new Dictionary<string, string> { ["file"] = Secret };
                var shared = Enumerable
                    .Range(0, 10)
                    .Select(number => project.AddImage(Picture(number), regions: regions, metadata: metadata))
                    .ToList();
                Enumerable.Range(10, 4).ToList().ForEach(number => project.AddImage(Picture(number), regions: [regions[1]]));
                var iteration = project.Train();
                project.AddPrediction(iteration, application: "door");
                return new Rig(export, project.Id, iteration, shared, person, other);
            });
        }

        // A small GIF, another one for each number.
        public static byte[] Picture(int number) =>
            [
                .. "GIF89a"u8,
                0,
                1,
                0,
                1,
                0x80,
                0,
                0,
                (byte)number,
                0,
                0,
                255,
                255,
                255,
                0x2C,
                0,
                0,
                0,
                0,
                0,
                1,
                0,
                1,
                0,
                2,
                2,
                0x44,
                1,
                0,
                0x3B,
            ];

        public static ExportRequest Request() =>
            new()
            {
                Subject = new SubjectSelector { TagNames = [Person] },
                BlankOthers = true,
                RequestId = "test",
                Predictions = new PredictionQuery { Application = "door" },
                Datasets = [DatasetFormat.Coco, DatasetFormat.Yolo],
            };

        public ValueTask DisposeAsync() => Export.DisposeAsync();
    }
}
