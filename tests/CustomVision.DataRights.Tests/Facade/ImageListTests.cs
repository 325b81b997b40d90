namespace CustomVision.DataRights.Tests.Facade;

public sealed class ImageListTests
{
    [Fact]
    public async Task ExportImages_gives_the_workspace_tagged_and_untagged_oldest_first()
    {
        await using var rig = await FacadeRig.StartAsync();

        var images = await rig.Manager.ExportImagesAsync(rig.People.Project).ToListAsync();

        images.Select(image => image.Id).Should().BeEquivalentTo(rig.People.Workspace);
        images.Select(image => image.Created).Should().BeInAscendingOrder();
        images.Should().OnlyContain(image => image.Created.Offset == TimeSpan.Zero);
        images
            .Single(image => image.Id == rig.People.PersonImages[0])
            .Metadata.Should()
            .Contain(PeopleAccount.MetadataKey, PeopleAccount.MetadataValue);
        var page = rig.Calls("GetImages").Should().ContainSingle().Subject;
        (page.Method, page.Path, page.Query).Should().Be(("GET", rig.InProject("/images"), "orderBy=Oldest&take=256&skip=0"));
    }

    [Fact]
    public async Task ExportImages_of_an_iteration_gives_what_it_froze_also_what_the_workspace_forgot()
    {
        await using var rig = await FacadeRig.StartAsync();

        var images = await rig.Manager.ExportImagesAsync(rig.People.Project, rig.People.FirstIteration).ToListAsync();

        images.Select(image => image.Id).Should().BeEquivalentTo(rig.People.PersonImages.Concat(rig.People.FrozenImages));
        rig.Calls("GetImages")
            .Should()
            .OnlyContain(call => call.Query == $"iterationId={rig.People.FirstIteration}&orderBy=Oldest&take=256&skip=0");
        rig.Calls("GetImageCount").Should().OnlyContain(call => call.Query == $"iterationId={rig.People.FirstIteration}");
    }

    [Fact]
    public async Task ExportTaggedImages_and_ExportUntaggedImages_share_the_set_between_them()
    {
        await using var rig = await FacadeRig.StartAsync();

        var tagged = await rig.Manager.ExportTaggedImagesAsync(rig.People.Project).ToListAsync();
        var untagged = await rig.Manager.ExportUntaggedImagesAsync(rig.People.Project).ToListAsync();

        tagged.Select(image => image.Id).Should().BeEquivalentTo(rig.People.PersonImages);
        tagged.Should().OnlyContain(image => image.Tags.Any(tag => tag.TagName == PeopleAccount.PersonTag));
        untagged.Select(image => image.Id).Should().BeEquivalentTo(rig.People.UntaggedImages);
        rig.Calls("GetTaggedImages").Should().OnlyContain(call => call.Path == rig.InProject("/images/tagged"));
        rig.Calls("GetUntaggedImages").Should().OnlyContain(call => call.Path == rig.InProject("/images/untagged"));
    }

    [Fact]
    public async Task Tagged_and_untagged_images_of_an_iteration_are_its_own()
    {
        await using var rig = await FacadeRig.StartAsync();

        var tagged = await rig.Manager.ExportTaggedImagesAsync(rig.People.Project, rig.People.FirstIteration).ToListAsync();
        var untagged = await rig.Manager.ExportUntaggedImagesAsync(rig.People.Project, rig.People.SecondIteration).ToListAsync();

        tagged.Select(image => image.Id).Should().BeEquivalentTo(rig.People.PersonImages.Concat(rig.People.FrozenImages));
        untagged.Select(image => image.Id).Should().BeEquivalentTo(rig.People.UntaggedImages);
    }

    [Fact]
    public async Task Regions_of_a_detection_project_come_with_the_images()
    {
        await using var rig = await FacadeRig.StartAsync();

        var images = await rig.Manager.ExportImagesAsync(rig.People.DetectionProject).ToListAsync();

        images.Should().HaveCount(2).And.OnlyContain(image => image.Regions.Count == 1 && image.Tags.Count == 1);
    }

    [Fact]
    public async Task More_images_than_a_page_holds_are_read_page_by_page_each_once()
    {
        await using var rig = await FacadeRig.StartAsync();
        var added = rig.Emulator.Seed(account => account.Project(rig.People.Project).AddImages(600, rig.People.Person));

        var images = await rig.Manager.ExportImagesAsync(rig.People.Project).ToListAsync();

        images.Select(image => image.Id).Should().OnlyHaveUniqueItems().And.BeEquivalentTo(rig.People.Workspace.Concat(added));
        rig.Calls("GetImages")
            .Select(call => call.Query)
            .Should()
            .Equal("orderBy=Oldest&take=256&skip=0", "orderBy=Oldest&take=256&skip=255", "orderBy=Oldest&take=256&skip=510");
    }

    [Fact]
    public async Task Only_the_pages_that_are_asked_for_are_fetched()
    {
        await using var rig = await FacadeRig.StartAsync();
        rig.Emulator.Seed(account => account.Project(rig.People.Project).AddImages(600, rig.People.Person));

        await rig.Manager.ExportImagesAsync(rig.People.Project).FirstAsync();

        rig.Calls("GetImages").Should().ContainSingle();
    }

    [Fact]
    public async Task Images_added_during_the_listing_are_found_and_none_is_lost()
    {
        await using var rig = await FacadeRig.StartAsync();
        var before = rig.Emulator.Seed(account => account.Project(rig.People.Project).AddImages(300, rig.People.Person));
        IReadOnlyList<Guid> during = [];
        var seen = new List<Guid>();

        await foreach (var image in rig.Manager.ExportImagesAsync(rig.People.Project))
        {
            if (seen.Count == 0)
            {
                during = rig.Emulator.Seed(account => account.Project(rig.People.Project).AddImages(20, rig.People.Person));
            }

            seen.Add(image.Id);
        }

        seen.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(rig.People.Workspace.Concat(before).Concat(during));
    }
}
