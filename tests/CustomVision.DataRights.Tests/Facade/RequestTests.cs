using System.Reflection;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Facade;

/// <summary>What holds for every method of the facade.</summary>
public sealed class RequestTests
{
    public static TheoryData<string> Methods => [.. All.Select(NameOf).Order(StringComparer.Ordinal)];

    private static IEnumerable<MethodInfo> All => typeof(IUserDataManager).GetInterfaces().SelectMany(half => half.GetMethods());

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Call_that_is_cancelled_before_it_begins_sends_nothing(string name)
    {
        await using var rig = await FacadeRig.StartAsync();
        var method = All.Single(method => NameOf(method) == name);
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        var arguments = new List<object?>();
        foreach (var parameter in method.GetParameters())
        {
            arguments.Add(await ArgumentAsync(rig, parameter, arguments, stopped.Token));
        }

        rig.Emulator.Requests.Clear();
        var call = async () => await RunAsync(method.Invoke(rig.Manager, [.. arguments]));

        if (method.Name == nameof(IUserDataEraser.DeleteAccountAsync))
        {
            await call.Should().ThrowAsync<AccountDeletionUnavailableException>("nothing is there that could be cancelled");
        }
        else
        {
            await call.Should().ThrowAsync<OperationCanceledException>();
        }

        rig.Emulator.Requests.Snapshot().Should().BeEmpty();
    }

    [Fact]
    public async Task Whole_export_only_reads_and_storage_never_sees_the_key()
    {
        await using var rig = await FacadeRig.StartAsync();
        var folder = Directory.CreateTempSubdirectory("datarights-facade-");
        try
        {
            var result = await rig.Manager.ExportAsync(
                new ExportRequest(),
                new DirectoryArchiveSink(Path.Combine(folder.FullName, "archive"))
            );

            result.State.Should().Be(ExportState.Complete, "{0}", string.Join("; ", result.Failures.Select(failure => failure.Reason)));
            rig.Calls().Should().OnlyContain(call => call.Header("Training-Key") == FacadeRig.Key);
            rig.Calls().Should().OnlyContain(call => call.Method == "GET" || call.Operation!.StartsWith("Query", StringComparison.Ordinal));
            rig.Calls()
                .Select(call => call.Operation)
                .Should()
                .NotContain(["ExportProject", "ExportIteration"], "the first mints an access token, the second starts to build a file");
            var blobs = rig.Emulator.Requests.Find(endpoint: EndpointKind.Blob);
            blobs.Should().HaveCount(7 + 2 + 4 + 1, "each image of both projects, each prediction and the model is fetched once");
            blobs.Should().OnlyContain(blob => !blob.Headers.ContainsKey("training-key") && !blob.Headers.ContainsKey("authorization"));
            rig.Emulator.Requests.Snapshot().Should().OnlyContain(request => request.Status != 501);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Image_files_of_an_export_are_the_stored_bytes()
    {
        await using var rig = await FacadeRig.StartAsync();
        var folder = Directory.CreateTempSubdirectory("datarights-facade-");
        try
        {
            var archive = Path.Combine(folder.FullName, "archive");

            await rig.Manager.ExportAsync(new ExportRequest { ProjectIds = [rig.People.Project] }, new DirectoryArchiveSink(archive));

            var truth = rig.Emulator.Account.Project(rig.People.Project);
            var files = Directory.GetFiles(Path.Combine(archive, "data", "projects", rig.People.Project.ToString(), "images"));
            files.Select(file => Guid.Parse(Path.GetFileNameWithoutExtension(file))).Should().BeEquivalentTo(truth.AllImageIds);
            foreach (var file in files)
            {
                (await File.ReadAllBytesAsync(file)).Should().Equal(truth.ImageBytes(Guid.Parse(Path.GetFileNameWithoutExtension(file))));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // With its parameters, by which overloads differ.
    private static string NameOf(MethodInfo method) =>
        $"{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.Name))})";

    // Fills in what a method asks for by the kind of the parameter.
    private static async Task<object?> ArgumentAsync(
        FacadeRig rig,
        ParameterInfo parameter,
        IEnumerable<object?> before,
        CancellationToken cancellationToken
    ) =>
        parameter switch
        {
            { ParameterType: var type } when type == typeof(CancellationToken) => cancellationToken,
            { ParameterType: var type } when type == typeof(Guid) => rig.People.Project,
            { HasDefaultValue: true } => parameter.DefaultValue,
            { ParameterType: var type } when type == typeof(string) || type == typeof(IProgress<ReadingProgress>) => null,
            { ParameterType: var type } when type == typeof(IEnumerable<Guid>) => rig.People.PersonImages,
            { ParameterType: var type } when type == typeof(StoredPrediction) => new StoredPrediction
            {
                Id = Guid.NewGuid(),
                OriginalImageUri = rig.Emulator.BlobEndpoint + "x",
            },
            { ParameterType: var type } when type == typeof(ExportedModel) => new ExportedModel
            {
                Platform = "ONNX",
                DownloadUri = rig.Emulator.BlobEndpoint + "x",
            },
            { ParameterType: var type } when type == typeof(ExportRequest) => new ExportRequest(),
            { ParameterType: var type } when type == typeof(IArchiveSink) => new ZipArchiveSink(Stream.Null),
            { ParameterType: var type } when type == typeof(ErasureRequest) => Request(rig),
            { ParameterType: var type } when type == typeof(ErasurePlan) => await rig.Manager.PlanErasureAsync(
                Request(rig),
                CancellationToken.None
            ),
            { ParameterType: var type } when type == typeof(ErasureApproval) => Approval(before.OfType<ErasurePlan>().Single()),
            { ParameterType: var type } when type == typeof(IErasureJournal) => new MemoryJournal(),
            { ParameterType: var type } when type == typeof(ErasureReceipt) => await EraseAsync(rig),
            _ => throw new InvalidOperationException($"The parameter {parameter.Name} is of a new kind: {parameter.ParameterType}."),
        };

    private static ErasureRequest Request(FacadeRig rig) => ErasureRequest.ForProjects(rig.People.DetectionProject);

    private static ErasureApproval Approval(ErasurePlan plan) =>
        new()
        {
            PlanDigest = plan.Digest,
            Approver = "officer",
            Reason = "case-77",
            ApprovedAt = plan.CreatedAt,
        };

    private static async Task<ErasureReceipt> EraseAsync(FacadeRig rig)
    {
        var plan = await rig.Manager.PlanErasureAsync(Request(rig), CancellationToken.None);
        return await rig.Manager.EraseAsync(plan, Approval(plan), new MemoryJournal(), cancellationToken: CancellationToken.None);
    }

    private static async Task RunAsync(object? started)
    {
        switch (started)
        {
            case Task task:
                await task;
                break;
            case { } items:
                await (Task)
                    typeof(RequestTests)
                        .GetMethod(nameof(DrainAsync), BindingFlags.NonPublic | BindingFlags.Static)!
                        .MakeGenericMethod(
                            items
                                .GetType()
                                .GetInterfaces()
                                .Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))
                                .GenericTypeArguments[0]
                        )
                        .Invoke(null, [items])!;
                break;
        }
    }

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var _ in items) { }
    }
}
