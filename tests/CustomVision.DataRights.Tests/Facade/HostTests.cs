using CustomVision.DataRights.Account;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Deletion;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Training;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace CustomVision.DataRights.Tests.Facade;

/// <summary>What a host does in tests of its own: the facade substituted, its models and errors made by hand.</summary>
public sealed class HostTests
{
    private static readonly Guid ProjectId = Guid.NewGuid();

    [Fact]
    public async Task Facade_is_substituted_and_every_model_is_made_by_hand()
    {
        var manager = Substitute.For<IUserDataManager>();
        var image = new Image
        {
            Id = Guid.NewGuid(),
            Metadata = new Dictionary<string, string> { ["subject"] = "anna" },
        };
        manager.ExportProjectsAsync(Arg.Any<CancellationToken>()).Returns([new Project { Id = ProjectId, Name = "Reception" }]);
        manager.ExportTaggedImagesAsync(ProjectId, null, Arg.Any<CancellationToken>()).Returns(new[] { image }.ToAsyncEnumerable());
        manager.OpenImageAsync(ProjectId, image.Id).Returns(new DataContent(new MemoryStream([1, 2, 3]), 3, "image/png"));
        manager
            .DeleteImagesAsync(ProjectId, Arg.Any<IEnumerable<Guid>>(), Arg.Any<bool>(), Arg.Any<TimeSpan?>())
            .Returns([new ObjectDeletion { Id = image.Id, Outcome = DeletionOutcome.Gone }]);

        var erased = await EraseAsync(manager, "anna");

        erased.Should().Equal(image.Id);
        await manager
            .Received(1)
            .DeleteImagesAsync(
                ProjectId,
                Arg.Is<IEnumerable<Guid>>(ids => ids.SequenceEqual(new[] { image.Id })),
                true, Arg.Is<TimeSpan?>(timeout => timeout != null)
            );
    }

    [Fact]
    public async Task Errors_of_the_service_are_made_by_hand()
    {
        var manager = Substitute.For<IUserDataManager>();
        manager
            .ExportProjectsAsync(Arg.Any<CancellationToken>())
            .ThrowsAsync(
                new TrainingApiException("refused")
                {
                    Operation = "GetProjects",
                    Status = System.Net.HttpStatusCode.Unauthorized,
                    Attempts = 1,
                }
            );
        manager.DeleteAccountAsync(cancellationToken: Arg.Any<CancellationToken>()).ThrowsAsync(new AccountDeletionUnavailableException());
        manager.DeleteProjectAsync(ProjectId).ThrowsAsync(new IterationPublishedException(ProjectId, [Guid.NewGuid()]));

        await manager.Awaiting(host => EraseAsync(host, "anna")).Should().ThrowAsync<DataRightsException>();
        await manager.Awaiting(host => host.DeleteAccountAsync()).Should().ThrowAsync<DataRightsException>();
        await manager.Awaiting(host => host.DeleteProjectAsync(ProjectId)).Should().ThrowAsync<DataRightsException>();
    }

    [Fact]
    public async Task Result_of_a_whole_export_is_made_by_hand()
    {
        var exporter = Substitute.For<IUserDataExporter>();
        var request = new ExportRequest { RequestId = "7" };
        exporter
            .ExportAsync(request, Arg.Any<IArchiveSink>(), Arg.Any<IProgress<ExportProgress>>(), Arg.Any<CancellationToken>())
            .Returns(
                new ExportResult
                {
                    State = ExportState.Incomplete,
                    RequestId = "7",
                    Categories =
                    [
                        new CategoryReport
                        {
                            Category = "images",
                            State = CategoryState.Failed,
                            Reason = "The service failed.",
                        },
                    ],
                    Failures =
                    [
                        new ExportFailure
                        {
                            Category = "images",
                            Kind = ExportFailureKind.Failed,
                            Reason = "The service failed.",
                        },
                    ],
                }
            );

        var result = await exporter.ExportAsync(request, Substitute.For<IArchiveSink>());

        result.State.Should().Be(ExportState.Incomplete);
    }

    [Fact]
    public async Task Content_disposes_its_stream_and_its_owner()
    {
        var (stream, owner) = (new MemoryStream([1]), Substitute.For<IAsyncDisposable>());

        await using (var content = new DataContent(stream, owner: owner))
        {
            content.Stream.ReadByte().Should().Be(1);
        }

        stream.CanRead.Should().BeFalse();
        await owner.Received(1).DisposeAsync();
    }

    // The kind of code that a host writes against the facade.
    private static async Task<IReadOnlyList<Guid>> EraseAsync(IUserDataManager manager, string person)
    {
        var erased = new List<Guid>();
        foreach (var project in await manager.ExportProjectsAsync())
        {
            var theirs = new List<Guid>();
            await foreach (var image in manager.ExportTaggedImagesAsync(project.Id))
            {
                if (image.Metadata.GetValueOrDefault("subject") == person)
                {
                    await using var content = await manager.OpenImageAsync(project.Id, image.Id);
                    content.Length.Should().Be(3);
                    theirs.Add(image.Id);
                }
            }

            var results = await manager.DeleteImagesAsync(project.Id, theirs, completionTimeout: TimeSpan.FromMinutes(5));
            erased.AddRange(results.Where(result => result.Outcome == DeletionOutcome.Gone).Select(result => result.Id));
        }

        return erased;
    }
}
