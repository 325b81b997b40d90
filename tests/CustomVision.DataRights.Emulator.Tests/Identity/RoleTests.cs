using System.Net;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Identity;
using CustomVision.DataRights.Emulator.Operations;
using static CustomVision.DataRights.Emulator.Identity.CustomVisionRole;

namespace CustomVision.DataRights.Emulator.Tests.Identity;

public sealed class RoleTests
{
    private static readonly string[] ReadingPosts = ["QueryPredictions"];

    /// <summary>Per role, the operations beside the reading ones that it may call, from the published definitions of the roles.</summary>
    public static TheoryData<CustomVisionRole, string[]> Definitions { get; } =
        new()
        {
            {
                Contributor,
                [.. TrainingApi.Operations.Where(operation => !IsReading(operation)).Select(operation => operation.Name), "ExportProject"]
            },
            {
                Trainer,
                [
                    .. TrainingApi
                        .Operations.Where(operation => !IsReading(operation))
                        .Select(operation => operation.Name)
                        .Except(["CreateProject", "DeleteProject", "ImportProject"], StringComparer.Ordinal),
                ]
            },
            {
                Deployment,
                ["PublishIteration", "UnpublishIteration", "ExportIteration", "DeletePrediction", "QuickTestImage", "QuickTestImageUrl"]
            },
            {
                Labeler,
                [
                    "CreateImagesFromData",
                    "CreateImagesFromFiles",
                    "CreateImagesFromPredictions",
                    "CreateImagesFromUrls",
                    "DeleteImages",
                    "CreateImageRegions",
                    "DeleteImageRegions",
                    "GetImageRegionProposals",
                    "CreateImageTags",
                    "DeleteImageTags",
                    "UpdateImageMetadata",
                    "QuerySuggestedImages",
                    "QuerySuggestedImageCount",
                    "CreateTag",
                    "UpdateTag",
                    "DeleteTag",
                    "SuggestTagsAndRegions",
                ]
            },
            { Reader, [] },
        };

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Role_AllowsWhatItsDefinitionNames_AndNothingElse(CustomVisionRole role, string[] changes)
    {
        var allowed = TrainingApi
            .Operations.Where(operation => DataActions.Allows(role, DataActions.Of(operation)))
            .Select(operation => operation.Name);

        var expected = TrainingApi
            .Operations.Where(IsReading)
            .Where(operation => operation.Name != "ExportProject")
            .Select(operation => operation.Name)
            .Concat(changes);
        allowed.Should().BeEquivalentTo(expected);
    }

    [Theory]
    [InlineData("GetProjects", "projects/read")]
    [InlineData("CreateProject", "projects/action")]
    [InlineData("UpdateProject", "projects/write")]
    [InlineData("DeleteProject", "projects/delete")]
    [InlineData("ImportProject", "projects/import/action")]
    [InlineData("QueryPredictions", "projects/predictions/query/action")]
    [InlineData("SuggestTagsAndRegions", "projects/tagsandregions/suggestions/action")]
    [InlineData("UnpublishIteration", "projects/iterations/publish/delete")]
    public void DataAction_IsThatOfThePublishedList(string operation, string action) =>
        DataActions.Of(TrainingApi.Operations.Single(one => one.Name == operation)).Should().Be(action);

    [Theory]
    [InlineData(Labeler, HttpStatusCode.Forbidden)]
    [InlineData(Reader, HttpStatusCode.Forbidden)]
    [InlineData(Trainer, HttpStatusCode.Forbidden)]
    [InlineData(Deployment, HttpStatusCode.Forbidden)]
    [InlineData(Contributor, HttpStatusCode.NoContent)]
    public async Task DeletingAProject_NeedsTheContributor(CustomVisionRole role, HttpStatusCode status)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var project = fixture.Emulator.Seed(account => account.AddProject("p", ProjectKind.Multilabel).Id);
        using var client = fixture.CreateClient(fixture.Emulator.IssueToken(role: role));

        using var response = await client.DeleteAsync(EmulatorFixture.Training($"projects/{project}"));

        response.StatusCode.Should().Be(status);
        fixture
            .Emulator.Account.FindProject(project)
            .Should()
            .Match(_ => (fixture.Emulator.Account.FindProject(project) == null) == (status == HttpStatusCode.NoContent));
        if (status == HttpStatusCode.Forbidden)
        {
            (await response.Content.ReadAsStringAsync()).Should().Contain("PermissionDenied").And.Contain("CustomVision/projects/delete");
        }
    }

    [Fact]
    public async Task RefusalOfARole_CanHaveTheServicesOwnShape()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options =>
            options.Behavior.Resource.RoleRefusal = RoleRefusal.InsufficientCapability
        );
        using var client = fixture.CreateClient(fixture.Emulator.IssueToken(role: Reader));

        using var response = await client.PostAsync(EmulatorFixture.Training("projects?name=new"), null);

        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsStringAsync()).Should().StartWith("""{"code":"ForbiddenUserInsufficientCapability",""");
    }

    [Fact]
    public async Task RoleOfTheOptions_IsThatOfTokensWithoutOne()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.Credentials.Role = Reader);
        using var reader = fixture.CreateClient(fixture.Emulator.IssueToken());
        using var contributor = fixture.CreateClient(fixture.Emulator.IssueToken(role: Contributor));

        (await reader.PostAsync(EmulatorFixture.Training("projects?name=one"), null)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await contributor.PostAsync(EmulatorFixture.Training("projects?name=two"), null)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await fixture.SendAsync(HttpMethod.Post, "projects?name=three"))
            .StatusCode.Should()
            .Be(HttpStatusCode.OK, "a key has every right");
    }

    private static bool IsReading(Operation operation) =>
        operation.Method is "GET" || ReadingPosts.Contains(operation.Name, StringComparer.Ordinal);
}
