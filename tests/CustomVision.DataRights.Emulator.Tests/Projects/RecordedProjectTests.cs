using System.Text.Json;

namespace CustomVision.DataRights.Emulator.Tests.Projects;

/// <summary>What the published recordings show of projects.</summary>
public sealed class RecordedProjectTests
{
    [Fact]
    public async Task CreateProject_WithATakenName_GetsTheNextFreeNumber()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var names = new List<string?>();
        for (var i = 0; i < 3; i++)
        {
            names.Add((await fixture.PostAsync("projects?name=Test")).GetProperty("name").GetString());
        }

        names.Should().Equal("Test", "Test (1)", "Test (2)");
    }

    [Fact]
    public async Task ImportingProject_HasNeitherThumbnailNorDetectionParameters()
    {
        var clock = new TestClock();
        await using var fixture = await EmulatorFixture.StartAsync(options =>
        {
            options.TimeProvider = clock;
            options.Behavior.Training.ImportDuration = TimeSpan.FromSeconds(5);
        });
        var source = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Multilabel);
            seeded.AddImages(2);
            return seeded.Id;
        });
        var token = (await fixture.GetAsync($"projects/{source}/export")).GetProperty("token").GetString()!;

        var importing = await fixture.PostAsync($"projects/import?token={Uri.EscapeDataString(token)}");
        clock.Advance(TimeSpan.FromSeconds(5));
        var imported = await fixture.GetAsync($"projects/{importing.GetProperty("id").GetGuid()}");
        var preview = await fixture.GetAsync($"projects/{importing.GetProperty("id").GetGuid()}", "v3.4-preview");

        importing.GetProperty("status").GetString().Should().Be("Importing");
        importing.GetProperty("thumbnailUri").ValueKind.Should().Be(JsonValueKind.Null);
        importing.GetProperty("settings").GetProperty("detectionParameters").ValueKind.Should().Be(JsonValueKind.Null);
        imported.GetProperty("thumbnailUri").GetString().Should().NotBeNullOrEmpty();
        imported.GetProperty("settings").GetProperty("detectionParameters").GetString().Should().BeEmpty();
        preview
            .GetProperty("settings")
            .GetProperty("detectionParameters")
            .ValueKind.Should()
            .Be(JsonValueKind.Null, "so it was recorded of v3.4-preview");
    }
}
