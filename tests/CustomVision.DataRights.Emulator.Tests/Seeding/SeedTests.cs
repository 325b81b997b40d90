using System.Net.Http.Json;
using System.Text.Json;

namespace CustomVision.DataRights.Emulator.Tests.Seeding;

public sealed class SeedTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emulator-seed");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Demo_IsTheSameInEveryRun_AndSmall()
    {
        await using var first = await EmulatorFixture.StartAsync(options => options.Seed = EmulatorSeed.Demo);
        await using var second = await EmulatorFixture.StartAsync(options => options.Seed = EmulatorSeed.Demo);
        var (left, right) = (first.Emulator.Account, second.Emulator.Account);

        right
            .Projects.Select(project => project.AllImageIds.Order())
            .Should()
            .BeEquivalentTo(left.Projects.Select(project => project.AllImageIds.Order()));
        var bytes = 0L;
        foreach (var project in left.Projects)
        {
            foreach (var id in project.AllImageIds)
            {
                project.ImageBytes(id).Should().NotBeNull().And.Equal(right.Project(project.Id).ImageBytes(id));
                bytes += project.ImageBytes(id)!.Length;
            }
        }

        bytes.Should().BeLessThan(1_000_000);
        left.Projects.SelectMany(project => project.Iterations).Should().Contain(iteration => iteration.PublishName != null);
        left.Projects.Should()
            .Contain(project => project.AllImageIds.Count > project.WorkspaceImageIds.Count, "an iteration keeps what the workspace lost");
        left.Projects.Should().OnlyContain(project => project.PredictionIds.Count > 0);
    }

    [Fact]
    public async Task Folder_BecomesAProjectOfExactlyItsFiles()
    {
        var picture = Pictures.TestPictures.Draw();
        _folder.CreateSubdirectory("fork");
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "fork", "a.png"), picture);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "regions.json"), """{"regions":{"fork/a.png":[0.1,0.2,0.3,0.4]}}""");

        await using var fixture = await EmulatorFixture.StartAsync(options => options.SeedFolders.Add(_folder.FullName));

        var project = fixture.Emulator.Account.Projects.Single();
        project.Name.Should().Be(_folder.Name);
        project.Tags.Values.Should().Equal("fork");
        project.ImageBytes(project.WorkspaceImageIds.Single()).Should().Equal(picture);
        var region = (await fixture.GetAsync($"projects/{project.Id}/images"))[0].GetProperty("regions")[0].GetRawText();
        region.Should().EndWith("\"left\":0.1,\"top\":0.2,\"width\":0.3,\"height\":0.4}");
    }

    [Fact]
    public async Task Folder_WithSomethingElseThanPictures_SaysWhich()
    {
        _folder.CreateSubdirectory("fork");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "fork", "notes.txt"), "hello");

        var start = () => EmulatorFixture.StartAsync(options => options.SeedFolders.Add(_folder.FullName));

        await start.Should().ThrowAsync<InvalidDataException>().WithMessage("*notes.txt*");
    }

    [Fact]
    public async Task Administration_ChangesSwitchesAndFaults_AndShowsTheStateAndTheLog()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options =>
        {
            options.AdministrationPort = 0;
            options.Seed = EmulatorSeed.Demo;
        });
        using var admin = new HttpClient { BaseAddress = fixture.Emulator.AdministrationEndpoint };

        (
            await admin.PutAsJsonAsync(
                "switches",
                new Dictionary<string, string>(StringComparer.Ordinal) { ["resource.virtualNetwork"] = "true" }
            )
        )
            .IsSuccessStatusCode.Should()
            .BeTrue();
        fixture.Emulator.Behavior.Resource.VirtualNetwork.Should().BeTrue();
        using var wrong = await admin.PutAsJsonAsync(
            "switches",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["deletion.second"] = "x" }
        );
        ((int)wrong.StatusCode, await wrong.Content.ReadAsStringAsync())
            .Should()
            .Be((400, """{"message":"The switch deletion.second must be NoContent|BadRequest|NotFound, not \"x\"."}"""));

        using var faults = new StringContent("""[{"match":{"operations":["GetProjects"]},"action":{"kind":"answer","status":503}}]""");
        (await admin.PutAsync("faults", faults)).IsSuccessStatusCode.Should().BeTrue();
        ((int)(await fixture.SendAsync(HttpMethod.Get, "projects")).StatusCode).Should().Be(503);
        (await admin.DeleteAsync("faults")).IsSuccessStatusCode.Should().BeTrue();
        ((int)(await fixture.SendAsync(HttpMethod.Get, "projects")).StatusCode).Should().Be(200);

        (await admin.GetFromJsonAsync<JsonElement>("requests?operation=getprojects")).GetArrayLength().Should().Be(2);
        (await admin.GetFromJsonAsync<JsonElement>("state")).GetProperty("projects").GetArrayLength().Should().Be(2);
        (await admin.DeleteAsync("requests")).IsSuccessStatusCode.Should().BeTrue();
        fixture.Emulator.Requests.Snapshot().Should().BeEmpty();
    }
}
