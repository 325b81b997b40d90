using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Tests.Archive.Reading;

namespace CustomVision.DataRights.Tests.Viewer;

/// <content>What an earlier look saved and the service no longer lists.</content>
public sealed partial class ArchiveViewerTests
{
    [Fact]
    public async Task WhatTheServiceNoLongerLists_IsCountedAndShownOnceEach()
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        var listed = project.AddImage();
        project.AddGone(TestArchive.Id(900), "images.jsonl");
        project.AddGone(TestArchive.Id(900), $"iterations/{TestArchive.Id(50)}/images.jsonl");
        project.AddGone(TestArchive.Id(901), "images.jsonl", directory: null);
        project.AddGone(TestArchive.Id(902), "predictions.jsonl", "predictions");
        project.AddGone(TestArchive.Id(903), "tags.json", directory: null);
        project.AddGone(TestArchive.Id(904), list: null);
        project.AddGone(TestArchive.Id(905), list: null, "predictions");
        project.AddGone(listed, $"iterations/{TestArchive.Id(51)}/images.jsonl"); // of a deleted iteration's list, and in the workspace still
        project.Save();

        var pages = await WriteAsync();

        var (first, gone) = (pages[$"{project.Directory}/index.html"], pages[$"{project.Directory}/gone.html"]);
        first.Html.Should().Contain("the last one did not come upon: 7.").And.Contain("See the pictures that were saved earlier and not found again</a> (5)");
        first.Links.Should().Contain(["gone.html", "gone.jsonl"]);
        first.Html.Should().Contain($"id=\"p-{listed}\"").And.NotContain($"id=\"p-{TestArchive.Id(900)}\"");
        gone.Html.Should().Contain("deleted meanwhile, or not asked for again because something failed").And.Contain("report says which").And.NotContain($"id=\"p-{listed}\"");
        gone.Html.Split("class=\"card\"").Should().HaveCount(1 + 5);
        gone.Opened.Count(element => element == "img").Should().Be(4, "of one the bytes were never had");
        gone.Html.Split("Nothing is known of it but its file").Should().HaveCount(2, "a prediction shows nothing where nothing is known");
        gone.Problems.Should().BeEmpty();
        AssertLinksResolve($"{project.Directory}/gone.html", gone);
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
            project.AddGone(TestArchive.Id(5000 + image), "images.jsonl", directory: null);
        }

        project.Save();

        var pages = (await WriteAsync()).Where(page => page.Key.Contains("/gone", StringComparison.Ordinal)).ToList();

        pages.Should().HaveCount(expected);
        pages.Sum(page => page.Value.Html.Split("class=\"card\"").Length - 1).Should().Be(images);
        pages.ForEach(page => AssertLinksResolve(page.Key, page.Value));
    }
}
