using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Tests.Archive.Reading;
using CustomVision.DataRights.Viewer;

namespace CustomVision.DataRights.Tests.Viewer;

public sealed partial class ArchiveViewerTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task HostileNames_AreTextOnPagesThatRunNothingAndLeadNowhereElse()
    {
        AddHostileProjects();
        var hostile = string.Join('\n', TestArchive.HostileNames);

        var pages = await WriteAsync(
            new ArchiveSummary
            {
                RequestId = hostile,
                SourceEndpoint = hostile,
                Software = hostile,
                Remarks = TestArchive.HostileNames,
                Documents = [ArchivePath.Parse("domains.json")],
                Categories =
                [
                    .. Enum.GetValues<CategoryState>()
                        .Select(state => new CategorySummary
                        {
                            Name = hostile,
                            State = state,
                            Reason = hostile,
                            Found = 1,
                        }),
                ],
            }
        );

        pages
            .Should()
            .HaveCount(
                1 + (TestArchive.HostileNames.Length * 4),
                "a project has its page, one for models, one for predictions and one for what is no longer listed"
            );
        foreach (var (path, page) in pages)
        {
            page.Problems.Should().BeEmpty("{0} holds our markup alone", path);
            AssertLinksResolve(path, page);
        }

        foreach (var name in TestArchive.HostileNames)
        {
            // Controls that no page may hold become U+FFFD or an entity; the rest comes through.
            var visible = name.Replace("\u0000", "", StringComparison.Ordinal);
            pages
                .Values.Should()
                .Contain(page => WebUtility.HtmlDecode(page.Html).Replace("\u0000", "", StringComparison.Ordinal).Contains(visible));
        }
    }

    [Fact]
    public async Task EveryPage_HasAPolicyThatAllowsItsOwnStyleAlone()
    {
        AddHostileProjects();

        foreach (var (path, page) in await WriteAsync())
        {
            var digest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(page.Style)));
            var policy = $"default-src 'none'; img-src 'self'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'";
            WebUtility
                .HtmlDecode(page.Html)
                .Should()
                .Contain($"""<meta http-equiv="Content-Security-Policy" content="{policy}">""", "{0} states it", path);
            page.Opened.Should()
                .NotContain("script")
                .And.ContainSingle(element => element == "style")
                .And.ContainSingle(element => element == "h1");
            page.Html.Should().StartWith("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">").And.NotContain("\r");
            page.Html.Should().NotContainAny("<script", "style=", "javascript:", "http://", "https://", "url(");
        }
    }

    [Fact]
    public async Task Boxes_AreDrawnInThePicturesOwnPixels()
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        var tag = project.AddTag("scissors");
        var image = project.AddImage([tag], [(tag, 0.25, 0.5, 0.5, 0.25)], width: 800, height: 600);
        project.Save();

        var page = (await WriteAsync())[$"{project.Directory}/index.html"];

        page.Html.Should()
            .Contain($"""<img src="images/{image}.png" width="800" height="600" alt="Picture {image}, 800 by 600 pixels" loading="lazy">""")
            .And.Contain(
                """<svg class="boxes" viewBox="0 0 800 600" preserveAspectRatio="xMidYMid meet" aria-hidden="true" focusable="false">"""
            )
            .And.Contain("""<rect class="edge c0" x="200" y="300" width="400" height="150"/>""")
            .And.Contain("""<b>1</b><bdi dir="auto">scissors</bdi>""")
            .And.Contain("25% from the left, 50% from the top, 50% wide, 25% high");
    }

    [Fact]
    public async Task AnImageWithoutBytes_IsAPlaceholderWithText()
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        project.AddImage([project.AddTag("a")], bytes: false);
        project.Save();

        var page = (await WriteAsync())[$"{project.Directory}/index.html"];

        page.Html.Should().Contain("The picture is not in the archive.").And.NotContain("<img");
    }

    [Fact]
    public async Task Predictions_ShowWhatTheModelGuessed_OverThePicture()
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        project.AddPrediction(TestArchive.Id(3), "fork", box: true);
        project.AddPrediction(TestArchive.Id(4), "knife", box: false);
        project.Save();

        var pages = await WriteAsync();

        pages[$"{project.Directory}/predictions.html"]
            .Html.Should()
            .Contain($"predictions/{TestArchive.Id(3)}.png")
            .And.Contain("75% sure")
            .And.Contain("knife")
            .And.Contain("""preserveAspectRatio="none""");
        pages[$"{project.Directory}/index.html"].Links.Should().Contain("predictions.html");
        pages["index.html"].Html.Should().Contain("<td class=\"n\">2</td>");
    }

    [Fact]
    public async Task ImagesThatOnlyAModelKeeps_AreShownOnceWithTheModelsName()
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        var inWorkspace = project.AddImage();
        project.Save();
        project.AddIteration(TestArchive.Id(50), "Iteration 1", [inWorkspace, TestArchive.Id(900)]);
        project.AddIteration(TestArchive.Id(51), "Iteration 2", [TestArchive.Id(900), TestArchive.Id(901)]);

        var page = (await WriteAsync())[$"{project.Directory}/models.html"];

        page.Html.Should()
            .Contain($"id=\"p-{TestArchive.Id(900)}\"")
            .And.Contain($"id=\"p-{TestArchive.Id(901)}\"")
            .And.NotContain($"id=\"p-{inWorkspace}\"");
        page.Opened.Count(element => element == "img").Should().Be(2);
        page.Html.Should().Contain("Iteration 1").And.Contain("Iteration 2");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(200, 1)]
    [InlineData(201, 2)]
    [InlineData(400, 2)]
    [InlineData(401, 3)]
    public async Task Pages_Hold200Pictures_AndLeadToEachOther(int images, int expected)
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        for (var image = 0; image < images; image++)
        {
            project.AddImage(bytes: false);
        }

        project.Save();

        var pages = await WriteAsync();

        pages.Should().HaveCount(expected + 1);
        pages.Values.Sum(page => page.Html.Split("class=\"card\"").Length - 1).Should().Be(images);
        foreach (var (path, page) in pages)
        {
            AssertLinksResolve(path, page);
            page.Html.Split("class=\"card\"").Should().HaveCountLessThanOrEqualTo(201);
        }

        for (var number = 1; number < expected; number++)
        {
            var name = number == 1 ? "index.html" : $"index-{number}.html";
            pages[$"{project.Directory}/{name}"].Links.Should().Contain($"index-{number + 1}.html");
        }
    }

    [Fact]
    public async Task TheFirstPage_SaysWhatIsInside()
    {
        _archive.AddProject(ProjectKind.Multiclass, "Blumen \u00E4\u00F6\u00FC").Save();

        var page = (
            await WriteAsync(
                new ArchiveSummary
                {
                    Outcome = ExportState.Incomplete,
                    StartedOn = new DateOnly(2026, 11, 22),
                    SourceEndpoint = "https-free.example.org",
                    RequestId = "DSR-7",
                    Software = "Software 1.0",
                    Categories =
                    [
                        new CategorySummary
                        {
                            Name = "Images",
                            State = CategoryState.Exported,
                            Expected = 12_345,
                            Found = 12_344,
                        },
                        new CategorySummary
                        {
                            Name = "Account",
                            State = CategoryState.NotOffered,
                            Reason = "needs another key",
                        },
                    ],
                    Remarks = ["Links that were handed out"],
                    Documents = [ArchivePath.Parse("domains.json")],
                }
            )
        )["index.html"];

        page.Html.Should()
            .ContainAll(
                "<dd>2026-11-22</dd>",
                "https-free.example.org",
                "DSR-7",
                "Software 1.0",
                "Blumen \u00E4\u00F6\u00FC",
                "12,345",
                "12,344",
                "Not offered by the service",
                "needs another key",
                "Links that were handed out",
                "sha256sum -c manifest-sha256.txt",
                "Incomplete: something that was requested is missing"
            );
        page.Links.Should().Contain(["../manifest-sha256.txt", "../bag-info.txt", "domains.json"]);
    }

    [Fact]
    public async Task WritingTwice_GivesTheSameBytes()
    {
        AddHostileProjects();
        var first = await WriteAsync();
        var second = await WriteAsync();

        second.Select(page => (page.Key, page.Value.Html)).Should().Equal(first.Select(page => (page.Key, page.Value.Html)));
    }

    [Fact]
    public async Task AWriterThatLeavesPagesOut_GetsTheOthersUnchanged()
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        for (var image = 0; image < 450; image++)
        {
            project.AddImage(bytes: false);
        }

        project.Save();
        var all = await WriteAsync();
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);

        await ArchiveViewer.WriteAsync(_archive.Reader, new ArchiveSummary(), "en", Write, default);

        kept.Should().ContainSingle().Which.Value.Should().Be(all[$"{project.Directory}/index-3.html"].Html);

        async Task Write(ArchivePath path, Func<Stream, CancellationToken, Task> content, CancellationToken cancellationToken)
        {
            if (path.FileName == "index-3.html")
            {
                using var stream = new MemoryStream();
                await content(stream, cancellationToken);
                kept.Add(path.Value, Encoding.UTF8.GetString(stream.ToArray()));
            }
        }
    }

    private void AddHostileProjects()
    {
        for (var number = 0; number < TestArchive.HostileNames.Length; number++)
        {
            var name = TestArchive.HostileNames[number];
            var project = _archive.AddProject(ProjectKind.Detection, name, number);
            var tag = project.AddTag(name);
            project.AddImage([tag], [(tag, 0.1, 0.1, 0.5, 0.5)], [new(name, name)]);
            project.AddImage([tag], bytes: false, width: 0);
            project.AddPrediction(TestArchive.Id(3), name, box: number % 2 == 0);
            project.AddUnlisted(TestArchive.Id(700), "images.jsonl");
            project.Save();
            project.AddIteration(TestArchive.Id(50), name, [TestArchive.Id(900)], withModel: true);
        }
    }

    private async Task<Dictionary<string, PageScan>> WriteAsync(ArchiveSummary? summary = null)
    {
        var pages = new Dictionary<string, PageScan>(StringComparer.Ordinal);
        var sink = new DirectoryArchiveSink(Path.Combine(_archive.Root, "data"));
        var count = await ArchiveViewer.WriteAsync(_archive.Reader, summary ?? new ArchiveSummary(), "en", Write, default);
        count.Should().Be(pages.Count);
        return pages;

        async Task Write(ArchivePath path, Func<Stream, CancellationToken, Task> content, CancellationToken cancellationToken)
        {
            await sink.WriteAsync(path, content, cancellationToken);
            pages.Add(path.Value, new PageScan(await File.ReadAllTextAsync(_archive.PathOf(path.Value), cancellationToken)));
        }
    }

    private void AssertLinksResolve(string path, PageScan page)
    {
        var bag = new Uri(_archive.Root + Path.DirectorySeparatorChar);
        var here = new Uri(_archive.PathOf(path));
        page.Links.Should().NotBeEmpty();
        foreach (var link in page.Links)
        {
            var target = new Uri(here, link);
            target.IsFile.Should().BeTrue("{0} stays on the disk", link);
            bag.IsBaseOf(target).Should().BeTrue("{0} stays in the archive", link);
            if (link.StartsWith('#'))
            {
                page.Html.Should().Contain($"id=\"{link[1..]}\"");
            }
            else if (link is not "../manifest-sha256.txt" and not "../bag-info.txt")
            {
                File.Exists(target.LocalPath).Should().BeTrue("{0} links to {1}", path, link);
            }
        }
    }
}
