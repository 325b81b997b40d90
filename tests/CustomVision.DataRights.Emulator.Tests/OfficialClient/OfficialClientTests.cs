using CustomVision.DataRights.Emulator.Tests.Operations;
using CustomVision.DataRights.Emulator.Traffic;
using Xunit.Abstractions;

namespace CustomVision.DataRights.Emulator.Tests.OfficialClient;

/// <summary>
/// Microsoft's own JavaScript client against the emulator: what it cannot read or does not expect is the emulator's mistake.
/// </summary>
public sealed class OfficialClientTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);

    private static readonly string[] PredictionOperations =
    [
        "ClassifyImage",
        "ClassifyImageUrl",
        "ClassifyImageWithNoStore",
        "ClassifyImageUrlWithNoStore",
        "DetectImage",
        "DetectImageUrl",
        "DetectImageWithNoStore",
        "DetectImageUrlWithNoStore",
    ];

    [NodeFact]
    public async Task OfficialClient_DrivesEveryOperation_AndUnderstandsEveryAnswer()
    {
        await OfficialClientPackage.InstallAsync();
        var options = new EmulatorOptions();
        await using var emulator = await TrainingEmulator.StartAsync(WithDelays(options));

        var (exitCode, printed) = await OfficialClientPackage.DriveAsync(emulator, options.Credentials.PredictionKey);
        output.WriteLine(printed);

        exitCode.Should().Be(0, "every answer must be as the client wants it; it printed:\n{0}", printed);
        var requests = emulator.Requests.Snapshot();
        foreach (var version in new[] { "v3.4-preview", "v3.3" })
        {
            var training = requests
                .Where(request => request.Path.StartsWith($"/customvision/{version}/training/", StringComparison.Ordinal))
                .ToList();
            NotSeen(training).Should().BeEmpty("each of the 52 operations must have succeeded under {0}", version);
            training
                .Should()
                .OnlyContain(request =>
                    request
                        .Header("User-Agent")!
                        .StartsWith("@azure/cognitiveservices-customvision-training/5.2.0", StringComparison.Ordinal)
                );
        }

        foreach (var version in new[] { "v3.1", "v3.3" })
        {
            var prediction = requests
                .Where(request => request.Path.StartsWith($"/customvision/{version}/prediction/", StringComparison.Ordinal))
                .ToList();
            PredictionOperations
                .Except(prediction.Where(request => request.Status == 200).Select(request => request.Operation), StringComparer.Ordinal)
                .Should()
                .BeEmpty("each of the prediction endpoint's operations must have succeeded under {0}", version);
        }

        requests.Should().OnlyContain(request => request.Status != null && request.Status < 500, "the API has what the client asks for");
        requests
            .Where(request => request.Endpoint == EndpointKind.Blob)
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(request => request.Header("Training-Key") == null);
        emulator.Account.Projects.Should().BeEmpty("the client deletes what it made");
    }

    private static IEnumerable<string> NotSeen(IReadOnlyList<LoggedRequest> requests) =>
        OperationCases
            .All.Where(operation =>
                !requests.Any(request => request.Operation == operation.Name && operation.Success.Contains(request.Status ?? 0))
            )
            .Select(operation => operation.Name);

    /// <summary>So that the client sees the states between, and waits for what takes effect later.</summary>
    private static EmulatorOptions WithDelays(EmulatorOptions options)
    {
        var behavior = options.Behavior;
        behavior.Training.Duration = behavior.Training.ExportDuration = behavior.Training.ImportDuration = Short;
        behavior.Deletion.LateDeletionDelay = Short;
        behavior.Listing.PredictionDelay = Short;
        return options;
    }
}
