using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.Tests.State;

/// <summary>
/// The account that a state file keeps, over restarts in this process; the kill of a real one is in <c>Tool/ProgramTests</c>.
/// </summary>
public sealed class StateFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emulator-state-");
    private readonly TestClock _clock = new();

    private string FilePath => Path.Combine(_folder.FullName, "account.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task EveryAnswer_IsTheSameAfterARestart()
    {
        string[] before;
        await using (var fixture = await StartAsync())
        {
            fixture.Emulator.Seed(account =>
            {
                var project = account.Project(fixture.Emulator.Account.Projects[0].Id);
                project.AddSuggestions(project.Train(), project.AddImages(1));
            });
            await fixture.SendAsync(HttpMethod.Patch, $"projects/{fixture.Emulator.Account.Projects[0].Id}", new { name = "renamed" });
            before = await AnswersAsync(fixture);
        }

        var file = await File.ReadAllBytesAsync(FilePath);
        await using var again = await StartAsync();

        again.Emulator.Seed(_ => { });
        (await File.ReadAllBytesAsync(FilePath)).Should().Equal(file, "what was read is written again as it was");
        (await AnswersAsync(again)).Should().Equal(before);
        before.Should().Contain(answer => answer.Contains("renamed", StringComparison.Ordinal)).And.HaveCountGreaterThan(40);
    }

    [Fact]
    public async Task AcceptedWork_TakesEffectAfterARestart()
    {
        Guid project,
            iteration;
        await using (
            var fixture = await StartAsync(options =>
            {
                (options.Seed, options.Behavior.Deletion.LateDeletionDelay) = (EmulatorSeed.Empty, TimeSpan.FromMinutes(2));
                (options.Behavior.Training.Duration, options.Behavior.Training.EnforceMinimums) = (TimeSpan.FromMinutes(1), false);
                (options.Behavior.Training.ExportDuration, options.Behavior.Management.OperationDuration) = (
                    TimeSpan.FromMinutes(3),
                    TimeSpan.FromMinutes(4)
                );
            })
        )
        {
            (project, iteration) = fixture.Emulator.Seed(account =>
            {
                var seeded = account.AddProject("people", ProjectKind.Multilabel);
                seeded.AddImages(4, seeded.AddTag("one"), seeded.AddTag("two"));
                return (seeded.Id, seeded.Train());
            });
            await fixture.PostAsync($"projects/{project}/iterations/{iteration}/export?platform=ONNX");
            fixture.Emulator.Seed(account => account.Project(project).AddTag("three"));
            await fixture.PostAsync($"projects/{project}/train?forceTrain=true");
            (await fixture.DeleteAsync($"projects/{project}/images?allImages=true&allIterations=true"))
                .Should()
                .Be(HttpStatusCode.Accepted);
            using var management = fixture.CreateClient(fixture.Emulator.IssueToken("https://management.azure.com"));
            (await management.DeleteAsync($"{fixture.Emulator.ResourceId}?api-version=2024-10-01"))
                .StatusCode.Should()
                .Be(HttpStatusCode.Accepted);
        }

        _clock.Advance(TimeSpan.FromMinutes(10));
        await using var again = await StartAsync();
        again.Emulator.Seed(_ => { });

        var kept = again.Emulator.Account.Project(project);
        kept.AllImageIds.Should().BeEmpty();
        kept.Iterations.Select(one => one.Status).Should().Equal("Completed", "Completed");
        again.Emulator.Account.ResourceState.Should().Be(ResourceState.Deleted);
        (await File.ReadAllTextAsync(FilePath)).Should().Contain($"{iteration:N}.ONNX.zip").And.Contain("\"pending\":[]");
    }

    [Fact]
    public async Task SecondEmulator_IsRefusedWhileTheFirstRuns_AndBytesOfDeletedImagesLeaveTheFolder()
    {
        await using (var fixture = await StartAsync())
        {
            var second = () => StartAsync();
            await second.Should().ThrowAsync<IOException>().WithMessage("*is in use by another process*");
            foreach (var project in fixture.Emulator.Account.Projects)
            {
                foreach (var iteration in project.Iterations.Where(one => one.PublishName is not null))
                {
                    await fixture.DeleteAsync($"projects/{project.Id}/iterations/{iteration.Id}/publish");
                }

                (await fixture.DeleteAsync($"projects/{project.Id}")).Should().Be(HttpStatusCode.NoContent);
            }
        }

        Directory.GetFiles($"{FilePath}.blobs").Should().NotBeEmpty();
        await (await StartAsync()).DisposeAsync();
        Directory.GetFiles($"{FilePath}.blobs").Should().BeEmpty();
        Directory.GetFiles(_folder.FullName).Should().Equal(FilePath);
    }

    [Theory]
    [InlineData(true, "is missing or damaged")]
    [InlineData(false, "cannot be read")]
    public async Task DamagedFile_IsRefusedByItsName(bool isBlob, string problem)
    {
        await (await StartAsync()).DisposeAsync();
        var file = isBlob ? Directory.GetFiles($"{FilePath}.blobs")[0] : FilePath;
        await File.WriteAllTextAsync(file, "damaged");

        var start = () => StartAsync();

        await start.Should().ThrowAsync<InvalidDataException>().WithMessage($"*{Path.GetFileName(file)}*{problem}*");
    }

    private Task<EmulatorFixture> StartAsync(Action<EmulatorOptions>? configure = null) =>
        EmulatorFixture.StartAsync(options =>
        {
            (options.StateFile, options.TimeProvider, options.Seed) = (FilePath, _clock, EmulatorSeed.Demo);
            options.PublicOrigin = new Uri("http://links.test");
            configure?.Invoke(options);
        });

    // What every GET says, and the bytes behind every link.
    private static async Task<string[]> AnswersAsync(EmulatorFixture fixture)
    {
        var answers = new List<string>();
        await AskAsync("projects");
        foreach (var project in fixture.Emulator.Account.Projects)
        {
            var at = $"projects/{project.Id}";
            foreach (var path in new[] { "", "/tags", "/images?take=256", "/iterations", "/images/tagged/count", "/images/untagged/count" })
            {
                await AskAsync(at + path);
            }

            using var predictions = await fixture.SendAsync(HttpMethod.Post, $"{at}/predictions/query", new { });
            answers.Add(await predictions.Content.ReadAsStringAsync());
            foreach (var iteration in project.Iterations)
            {
                foreach (var path in new[] { "", "/performance", "/performance/images?take=256", "/export" })
                {
                    await AskAsync($"{at}/iterations/{iteration.Id}{path}");
                }

                await AskAsync($"{at}/images?iterationId={iteration.Id}&take=256");
                await AskAsync($"{at}/tags?iterationId={iteration.Id}");
                using var suggested = await fixture.SendAsync(
                    HttpMethod.Post,
                    $"{at}/images/suggested?iterationId={iteration.Id}",
                    new { tagIds = Array.Empty<Guid>() }
                );
                answers.Add(await suggested.Content.ReadAsStringAsync());
            }
        }

        foreach (
            var link in answers
                .SelectMany(answer => answer.Split('"'))
                .Where(text => text.StartsWith("http://links.test/", StringComparison.Ordinal))
                .Distinct()
                .ToList()
        )
        {
            var served = new Uri(fixture.Emulator.BlobEndpoint, new Uri(System.Text.RegularExpressions.Regex.Unescape(link)).PathAndQuery);
            answers.Add(Convert.ToBase64String(await fixture.Client.GetByteArrayAsync(served)));
        }

        return [.. answers];

        async Task AskAsync(string path)
        {
            using var response = await fixture.SendAsync(HttpMethod.Get, path);
            answers.Add($"{path} {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }
    }
}
