using System.Data.SqlTypes;
using System.Net;

namespace CustomVision.DataRights.Emulator.Tests.Tags;

public sealed class LabelTests
{
    [Fact]
    public async Task GetTags_AreInSqlServersOrder_WithTheirCounts()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (project, iteration, used) = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Multilabel);
            var tags = Enumerable.Range(0, 12).Select(n => seeded.AddTag($"tag {n}")).ToList();
            var images = seeded.AddImages(3, tags[5]);
            var trained = seeded.Train();
            seeded.DeleteFromWorkspace(images[0]);
            return (seeded.Id, trained, tags[5]);
        });

        var ids = (await fixture.GetAsync($"projects/{project}/tags"))
            .EnumerateArray()
            .Select(tag => new SqlGuid(tag.GetProperty("id").GetGuid()))
            .ToList();

        ids.Should().HaveCount(12).And.Equal(ids.Order());
        (await fixture.GetAsync($"projects/{project}/tags/{used}")).GetProperty("imageCount").GetInt32().Should().Be(2);
        (await fixture.GetAsync($"projects/{project}/tags/{used}?iterationId={iteration}"))
            .GetProperty("imageCount")
            .GetInt32()
            .Should()
            .Be(3);
    }

    [Fact]
    public async Task DeleteTag_LeavesItsImagesUntagged_AndTheIterationAsItWas()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (project, iteration, tag) = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Detection);
            var id = seeded.AddTag("t");
            seeded.AddImages(4, id);
            return (seeded.Id, seeded.Train(), id);
        });

        (await fixture.DeleteAsync($"projects/{project}/tags/{tag}")).Should().Be(HttpStatusCode.NoContent);

        (await fixture.CountAsync($"projects/{project}/images/untagged/count")).Should().Be(4);
        (await fixture.CountAsync($"projects/{project}/images/tagged/count?iterationId={iteration}")).Should().Be(4);
        (await fixture.GetAsync($"projects/{project}/tags?iterationId={iteration}")).GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task DeleteImageRegions_OfATagsLastRegion_RemovesTheTag()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (project, keep) = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Detection);
            var (a, b) = (seeded.AddTag("a"), seeded.AddTag("b"));
            seeded.AddImages(1, a, b);
            return (seeded.Id, b);
        });
        var image = (await fixture.GetAsync($"projects/{project}/images"))[0];
        var region = image
            .GetProperty("regions")
            .EnumerateArray()
            .First(one => one.GetProperty("tagId").GetGuid() != keep)
            .GetProperty("regionId")
            .GetGuid();

        (await fixture.DeleteAsync($"projects/{project}/images/regions?regionIds={region}")).Should().Be(HttpStatusCode.NoContent);

        image = (await fixture.GetAsync($"projects/{project}/images"))[0];
        image.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("tagId").GetGuid()).Should().Equal(keep);
        image.GetProperty("regions").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task CreateImageTags_Twice_IsDuplicated_AndASecondTagOfAMulticlassImageExceeds()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (project, image, first, second) = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Classification);
            return (seeded.Id, seeded.AddImages(1)[0], seeded.AddTag("a"), seeded.AddTag("b"));
        });
        object Batch(Guid tag) => new { tags = new[] { new { imageId = image, tagId = tag } } };

        (await fixture.PostAsync($"projects/{project}/images/tags", Batch(first))).GetProperty("created").GetArrayLength().Should().Be(1);
        (await fixture.PostAsync($"projects/{project}/images/tags", Batch(first)))
            .GetProperty("duplicated")
            .GetArrayLength()
            .Should()
            .Be(1);
        (await fixture.PostAsync($"projects/{project}/images/tags", Batch(second))).GetProperty("exceeded").GetArrayLength().Should().Be(1);
        (await fixture.DeleteAsync($"projects/{project}/images/tags?imageIds={image}&tagIds={first}"))
            .Should()
            .Be(HttpStatusCode.NoContent);
        (await fixture.CountAsync($"projects/{project}/images/untagged/count")).Should().Be(1);
    }
}
