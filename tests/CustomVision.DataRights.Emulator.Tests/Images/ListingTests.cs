using System.Data.SqlTypes;
using System.Net;
using System.Text.Json;

namespace CustomVision.DataRights.Emulator.Tests.Images;

public sealed class ListingTests
{
    [Fact]
    public async Task GetImages_Newest_BreaksTiesInSqlServersOrder()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var project = fixture.Emulator.Seed(account =>
        {
            var seeded = account.At(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).AddProject("p", ProjectKind.Multilabel);
            seeded.AddImages(20);
            account.At(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));
            seeded.AddImages(20);
            return seeded.Id;
        });

        var images = (await fixture.GetAsync($"projects/{project}/images?take=256")).EnumerateArray().ToList();

        images
            .Select(image => (image.GetProperty("created").GetString()!, new SqlGuid(image.GetProperty("id").GetGuid())))
            .Should()
            .Equal(
                images
                    .Select(image =>
                        (Created: image.GetProperty("created").GetString()!, Id: new SqlGuid(image.GetProperty("id").GetGuid()))
                    )
                    .OrderByDescending(image => image.Created, StringComparer.Ordinal)
                    .ThenBy(image => image.Id)
            );
        images[0].GetProperty("created").GetString().Should().StartWith("2026-01-02");
    }

    [Theory]
    [InlineData("Newest")]
    [InlineData("Oldest")]
    public async Task GetImages_PageByPage_GivesEachImageOnce(string order)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (project, ids) = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Multilabel);
            return (seeded.Id, seeded.AddImages(23));
        });

        var seen = new List<Guid>();
        for (var skip = 0; ; skip += 5)
        {
            var page = await fixture.IdsAsync($"projects/{project}/images?take=5&skip={skip}&orderBy={order}");
            seen.AddRange(page);
            if (page.Count < 5)
            {
                break;
            }
        }

        seen.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(ids);
    }

    [Fact]
    public async Task GetImages_OfEachKind_OmitsWhatThereIsNot()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.TimeProvider = new TestClock());
        var project = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Detection);
            var tag = seeded.AddTag("가위");
            seeded.AddImages(1);
            seeded.AddImages(1, new Dictionary<string, string>(StringComparer.Ordinal) { ["k"] = "v" }, tag);
            return seeded.Id;
        });

        var untagged = (await fixture.GetAsync($"projects/{project}/images/untagged"))[0];
        var tagged = (await fixture.GetAsync($"projects/{project}/images/tagged"))[0];

        Members(untagged).Should().Equal("id", "created", "width", "height", "resizedImageUri", "thumbnailUri", "originalImageUri");
        Members(tagged)
            .Should()
            .Equal(
                "id",
                "created",
                "width",
                "height",
                "resizedImageUri",
                "thumbnailUri",
                "originalImageUri",
                "tags",
                "regions",
                "metadata"
            );
        Members(tagged.GetProperty("tags")[0]).Should().Equal("tagId", "tagName", "created");
        Members(tagged.GetProperty("regions")[0])
            .Should()
            .Equal("regionId", "tagName", "created", "tagId", "left", "top", "width", "height");
        tagged.GetProperty("created").GetString().Should().Be("2026-05-04T10:30:00");
        tagged.GetRawText().Should().Contain("\"tagName\":\"가위\"").And.Contain("\"width\":0.4,");
    }

    [Fact]
    public async Task Links_AreGoodForADay_AndRefusedWhenAltered()
    {
        var clock = new TestClock();
        await using var fixture = await EmulatorFixture.StartAsync(options => options.TimeProvider = clock);
        var (project, id) = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Multilabel);
            return (seeded.Id, seeded.AddImages(1)[0]);
        });
        var link = (await fixture.GetAsync($"projects/{project}/images"))[0].GetProperty("originalImageUri").GetString()!;
        using var stranger = new HttpClient();

        new Uri(link).Port.Should().Be(fixture.Emulator.BlobEndpoint.Port).And.NotBe(fixture.Emulator.Endpoint.Port);
        link.Should().MatchRegex($@"/i-{project:N}/i-{id:N}\?sv=2017-04-17&sr=b&sig=[^&]+&se=2026-05-05T10%3A30%3A00Z&sp=r$");
        (await stranger.GetByteArrayAsync(link)).Should().Equal(fixture.Emulator.Account.Project(project).ImageBytes(id));
        (await StatusAsync(stranger, link.Replace("se=2026-05-05", "se=2027-05-05", StringComparison.Ordinal)))
            .Should()
            .Be(HttpStatusCode.Forbidden);
        (await StatusAsync(stranger, link.Split('?')[0])).Should().Be(HttpStatusCode.Forbidden);
        clock.Advance(TimeSpan.FromHours(24));
        (await StatusAsync(stranger, link)).Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task GetImagesByIds_Of256_FitsIntoTheRequestLine()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (project, ids) = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Multilabel);
            return (seeded.Id, seeded.AddImages(256));
        });

        (await fixture.IdsAsync($"projects/{project}/images/id?imageIds={string.Join("%2C", ids)}")).Should().HaveCount(256);
        (await fixture.IdsAsync($"projects/{project}/images/id?imageIds={ids[0]}&imageIds={ids[1]}")).Should().HaveCount(2);
    }

    [Theory]
    [InlineData("color eq 'red'", 2)]
    [InlineData("metadata=color eq 'red' and size ne 'big'", 1)]
    [InlineData("color eq 'red' or color eq 'blue'", 3)]
    public async Task GetImages_WithAFilter_FindsByMetadata(string filter, int count)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var project = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Multilabel);
            foreach (var (color, size) in new[] { ("red", "big"), ("red", "small"), ("blue", "big"), ("green", "big") })
            {
                seeded.AddImages(1, new Dictionary<string, string>(StringComparer.Ordinal) { ["color"] = color, ["size"] = size });
            }

            return seeded.Id;
        });

        (await fixture.CountAsync($"projects/{project}/images/count?$filter={Uri.EscapeDataString(filter)}")).Should().Be(count);
        (await fixture.IdsAsync($"projects/{project}/images?$filter={Uri.EscapeDataString(filter)}")).Should().HaveCount(count);
    }

    [Fact]
    public async Task VirtualNetwork_GivesPathsForGetArtifact()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.Behavior.Resource.VirtualNetwork = true);
        var (project, id) = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Multilabel);
            return (seeded.Id, seeded.AddImages(1)[0]);
        });

        var path = (await fixture.GetAsync($"projects/{project}/images"))[0].GetProperty("originalImageUri").GetString()!;

        path.Should().Be($"/i-{project:N}/i-{id:N}");
        using var response = await fixture.SendAsync(HttpMethod.Get, $"projects/{project}/artifacts?path={Uri.EscapeDataString(path)}");
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/octet-stream");
        (await response.Content.ReadAsByteArrayAsync()).Should().Equal(fixture.Emulator.Account.Project(project).ImageBytes(id));
    }

    private static IEnumerable<string> Members(JsonElement json) => json.EnumerateObject().Select(member => member.Name);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string link)
    {
        using var response = await client.GetAsync(link);
        return response.StatusCode;
    }
}
