using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Tests.Archive.Reading;

namespace CustomVision.DataRights.Tests.Viewer;

/// <content>What an earlier pass saved and the service no longer lists.</content>
public sealed partial class ArchiveViewerTests
{
    [Fact]
    public async Task WhatTheServiceNoLongerLists_IsCountedAndShownOnceEach()
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        var listed = project.AddImage();
        project.AddUnlisted(TestArchive.Id(900), "images.jsonl");
        project.AddUnlisted(TestArchive.Id(900), $"iterations/{TestArchive.Id(50)}/images.jsonl");
        project.AddUnlisted(TestArchive.Id(901), "images.jsonl", directory: null);
        project.AddUnlisted(TestArchive.Id(902), "predictions.jsonl", "predictions");
        project.AddUnlisted(TestArchive.Id(903), "tags.json", directory: null);
        project.AddUnlisted(TestArchive.Id(904), list: null);
        project.AddUnlisted(TestArchive.Id(905), list: null, "predictions");
        // Of a deleted iteration's list, and in the workspace still.
        project.AddUnlisted(listed, $"iterations/{TestArchive.Id(51)}/images.jsonl");
        project.Save();

        var pages = await WriteAsync();

        var (first, gone) = (pages[$"{project.Directory}/index.html"], pages[$"{project.Directory}/unlisted.html"]);
        first.Html.Should().Contain("no longer listed by the service: 7.").And.Contain("See the unlisted pictures</a> (5)");
        first.Links.Should().Contain(["unlisted.html", "unlisted.jsonl"]);
        first.Html.Should().Contain($"id=\"p-{listed}\"").And.NotContain($"id=\"p-{TestArchive.Id(900)}\"");
        gone.Html.Should()
            .Contain("deleted in between, or not requested again because something failed")
            .And.Contain("report says which")
            .And.NotContain($"id=\"p-{listed}\"");
        gone.Html.Split("class=\"card\"").Should().HaveCount(1 + 5);
        gone.Opened.Count(element => element == "img").Should().Be(4, "of one the bytes were never had");
        gone.Html.Split("Nothing is known of it but its file").Should().HaveCount(2, "a prediction shows nothing where nothing is known");
        gone.Problems.Should().BeEmpty();
        AssertLinksResolve($"{project.Directory}/unlisted.html", gone);
        AssertLinksResolve($"{project.Directory}/index.html", first);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(200, 1)]
    [InlineData(401, 3)]
    public async Task PagesOfWhatTheServiceNoLongerLists_Hold200Pictures(int images, int expected)
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        for (var image = 0; image < images; image++)
        {
            project.AddUnlisted(TestArchive.Id(5000 + image), "images.jsonl", directory: null);
        }

        project.Save();

        var pages = (await WriteAsync()).Where(page => page.Key.Contains("/unlisted", StringComparison.Ordinal)).ToList();

        pages.Should().HaveCount(expected);
        pages.Sum(page => page.Value.Html.Split("class=\"card\"").Length - 1).Should().Be(images);
        pages.ForEach(page => AssertLinksResolve(page.Key, page.Value));
    }
}
