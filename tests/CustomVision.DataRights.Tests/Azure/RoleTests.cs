using System.Net;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Deletion;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Identity;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Training;
using static CustomVision.DataRights.Emulator.Identity.CustomVisionRole;

namespace CustomVision.DataRights.Tests.Azure;

/// <summary>What each of the service's data roles lets the facade's methods do.</summary>
public sealed class RoleTests
{
    private static readonly CustomVisionRole[] All = [Contributor, Trainer, Deployment, Labeler, Reader];

    // Method, and the roles that may call it. Reading is every role's, but QuerySuggestedImages, which the definitions count among the
    // changes.
    private static readonly (string Method, CustomVisionRole[] Allowed, Func<AzureRig, Task> Call)[] Table =
    [
        (nameof(IUserDataManager.ExportAccountInfoAsync), All, rig => rig.Manager.ExportAccountInfoAsync()),
        (nameof(IUserDataManager.ExportProjectsAsync), All, rig => rig.Manager.ExportProjectsAsync()),
        (nameof(IUserDataManager.ExportProjectAsync), All, rig => rig.Manager.ExportProjectAsync(rig.People.Project)),
        (nameof(IUserDataManager.ExportIterationsAsync), All, rig => rig.Manager.ExportIterationsAsync(rig.People.Project)),
        (
            nameof(IUserDataManager.ExportIterationAsync),
            All,
            rig => rig.Manager.ExportIterationAsync(rig.People.Project, rig.People.FirstIteration)
        ),
        (
            nameof(IUserDataManager.ExportIterationPerformanceAsync),
            All,
            rig => rig.Manager.ExportIterationPerformanceAsync(rig.People.Project, rig.People.FirstIteration)
        ),
        (
            nameof(IUserDataManager.ExportImagePerformancesAsync),
            All,
            rig => DrainAsync(rig.Manager.ExportImagePerformancesAsync(rig.People.Project, rig.People.FirstIteration))
        ),
        (nameof(IUserDataManager.ExportTagsAsync), All, rig => rig.Manager.ExportTagsAsync(rig.People.Project)),
        (nameof(IUserDataManager.ExportTagAsync), All, rig => rig.Manager.ExportTagAsync(rig.People.Project, rig.People.Staff)),
        (nameof(IUserDataManager.ExportImagesAsync), All, rig => DrainAsync(rig.Manager.ExportImagesAsync(rig.People.Project))),
        (nameof(IUserDataManager.ExportTaggedImagesAsync), All, rig => DrainAsync(rig.Manager.ExportTaggedImagesAsync(rig.People.Project))),
        (
            nameof(IUserDataManager.ExportUntaggedImagesAsync),
            All,
            rig => DrainAsync(rig.Manager.ExportUntaggedImagesAsync(rig.People.Project))
        ),
        (
            nameof(IUserDataManager.ExportExportedModelsAsync),
            All,
            rig => rig.Manager.ExportExportedModelsAsync(rig.People.Project, rig.People.FirstIteration)
        ),
        (nameof(IUserDataManager.ExportPredictionsAsync), All, rig => DrainAsync(rig.Manager.ExportPredictionsAsync(rig.People.Project))),
        (
            nameof(IUserDataManager.OpenImageAsync),
            All,
            async rig => await (await rig.Manager.OpenImageAsync(rig.People.Project, rig.People.PersonImages[0])).DisposeAsync()
        ),
        (nameof(IUserDataManager.OpenPredictionImageAsync), All, OpenPredictionAsync),
        (
            nameof(IUserDataManager.PlanErasureAsync),
            All,
            rig => rig.Manager.PlanErasureAsync(ErasureRequest.ForProjects([rig.People.DetectionProject]))
        ),
        (
            nameof(IUserDataManager.ExportSuggestionsAsync),
            [Contributor, Trainer, Labeler],
            rig => DrainAsync(rig.Manager.ExportSuggestionsAsync(rig.People.Project, rig.People.FirstIteration))
        ),
        (nameof(IUserDataManager.DeleteImagesAsync), [Contributor, Trainer, Labeler], DeleteImageAsync),
        (
            nameof(IUserDataManager.DeleteTagAsync),
            [Contributor, Trainer, Labeler],
            rig => rig.Manager.DeleteTagAsync(rig.People.Project, rig.People.Staff)
        ),
        (nameof(IUserDataManager.DeletePredictionsAsync), [Contributor, Trainer, Deployment], DeletePredictionAsync),
        (
            nameof(IUserDataManager.DeleteIterationAsync),
            [Contributor, Trainer],
            rig => rig.Manager.DeleteIterationAsync(rig.People.Project, rig.People.FirstIteration)
        ),
        (nameof(IUserDataManager.DeleteProjectAsync), [Contributor], rig => rig.Manager.DeleteProjectAsync(rig.People.DetectionProject)),
    ];

    public static TheoryData<CustomVisionRole, RoleRefusal> Roles { get; } =
        new()
        {
            { Contributor, RoleRefusal.PermissionDenied },
            { Trainer, RoleRefusal.PermissionDenied },
            { Trainer, RoleRefusal.InsufficientCapability },
            { Deployment, RoleRefusal.PermissionDenied },
            { Labeler, RoleRefusal.PermissionDenied },
            { Labeler, RoleRefusal.InsufficientCapability },
            { Reader, RoleRefusal.PermissionDenied },
            { Reader, RoleRefusal.InsufficientCapability },
        };

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Role_lets_each_method_do_what_its_definition_allows_and_the_rest_is_a_403_that_names_the_role(
        CustomVisionRole role,
        RoleRefusal refusal
    )
    {
        await using var rig = await AzureRig.StartAsync(role, managementRole: role);
        rig.Emulator.Behavior.Resource.RoleRefusal = refusal;

        foreach (var (method, allowed, call) in Table)
        {
            var error = await FailureOfAsync(() => call(rig));

            if (allowed.Contains(role))
            {
                error.Should().BeNull("{0} may call {1}", role, method);
            }
            else
            {
                error
                    .Should()
                    .BeOfType<TrainingApiException>("{0} may not call {1}", role, method)
                    .Which.Status.Should()
                    .Be(HttpStatusCode.Forbidden);
                error!.Message.Should().Contain("role").And.NotContain("TrainingKey");
            }
        }
    }

    [Fact]
    public async Task Export_by_a_reader_is_whole_but_for_the_suggestions_which_are_forbidden()
    {
        await using var rig = await AzureRig.StartAsync(Reader, managementRole: Reader);
        using var folder = new TemporaryDirectory();

        var result = await rig.Exporter.ExportAsync(new ExportRequest(), new DirectoryArchiveSink(folder["bag"]));

        result
            .Categories.Where(category => category.State is CategoryState.Forbidden or CategoryState.Failed)
            .Select(category => category.Category)
            .Distinct()
            .Should()
            .Equal("suggestions");
        result.Categories.Single(category => category.Category == "account").State.Should().Be(CategoryState.Exported);
    }

    [Fact]
    public async Task No_method_of_the_facade_ever_asks_for_ExportProject()
    {
        await using var rig = await AzureRig.StartAsync();

        foreach (var (_, _, call) in Table)
        {
            await call(rig);
        }

        rig.Calls(EndpointKind.Training).Should().NotBeEmpty().And.NotContain(asked => asked.Operation == "ExportProject");
    }

    private static async Task<Exception?> FailureOfAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (DataRightsException error)
        {
            return error;
        }
    }

    private static async Task DeleteImageAsync(AzureRig rig)
    {
        var deletion = (await rig.Manager.DeleteImagesAsync(rig.People.Project, [rig.People.UntaggedImages[0]])).Single();
        ThrowIfFailed(deletion.Outcome == DeletionOutcome.Failed ? deletion.Error : null);
    }

    private static async Task DeletePredictionAsync(AzureRig rig)
    {
        var deletion = (await rig.Manager.DeletePredictionsAsync(rig.People.Project, [rig.People.Predictions[0]])).Single();
        ThrowIfFailed(deletion.Outcome == DeletionOutcome.Failed ? deletion.Error : null);
    }

    private static void ThrowIfFailed(Exception? error)
    {
        if (error is not null)
        {
            throw error;
        }
    }

    private static async Task OpenPredictionAsync(AzureRig rig)
    {
        await foreach (var prediction in rig.Manager.ExportPredictionsAsync(rig.People.Project))
        {
            await (await rig.Manager.OpenPredictionImageAsync(rig.People.Project, prediction)).DisposeAsync();
            return;
        }
    }

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var _ in items) { }
    }
}
