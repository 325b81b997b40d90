using CustomVision.DataRights.Emulator.Images;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Predictions;

namespace CustomVision.DataRights.Emulator.PredictionApi;

/// <summary>
/// The prediction endpoint: predictions by a published iteration, stored with their image unless the call is a <c>nostore</c> one.
/// </summary>
internal static class PredictionApiOperations
{
    private const string Root = "{projectId}/{kind}/iterations/{publishedName}";

    private static readonly OperationTable Table = new([.. Kind("classify", "Classify"), .. Kind("detect", "Detect")]);

    public static RouteMatch? Find(string method, ApiVersion version, ReadOnlySpan<string> segments) =>
        Table.Find(method, segments) is var (operation, values) ? new RouteMatch(operation, version, values) : null;

    private static IEnumerable<Operation> Kind(string path, string verb)
    {
        var root = Root.Replace("{kind}", path, StringComparison.Ordinal);
        var isDetection = verb is "Detect";
        return
        [
            new($"{verb}Image", "POST", $"{root}/image", [200], call => Predict(call, isDetection, true))
            {
                Prepare = UploadReader.ReadFormAsync,
            },
            new($"{verb}ImageWithNoStore", "POST", $"{root}/image/nostore", [200], call => Predict(call, isDetection, false))
            {
                Prepare = UploadReader.ReadFormAsync,
            },
            new($"{verb}ImageUrl", "POST", $"{root}/url", [200], call => Predict(call, isDetection, true))
            {
                Prepare = UploadReader.FetchOneAsync,
            },
            new($"{verb}ImageUrlWithNoStore", "POST", $"{root}/url/nostore", [200], call => Predict(call, isDetection, false))
            {
                Prepare = UploadReader.FetchOneAsync,
            },
        ];
    }

    private static Answer Predict(OperationCall call, bool isDetection, bool store)
    {
        var project = call.Project();
        var name = call.Path("publishedName");
        var iteration =
            project.Iterations.Find(one => string.Equals(one.PublishName, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ServiceFaultException("NotFoundIteration", "Invalid iteration");
        if (project.IsDetection != isDetection)
        {
            throw new ServiceFaultException("BadRequest", "Invalid project type for operation.");
        }

        var prediction = PredictionGenerator.Make(
            project,
            iteration,
            call.Files,
            PredictionGenerator.LargestPredictionFile,
            store,
            call.Query("application")
        );

        // The prediction endpoint has its own version numbers: its v3.1 has tagType, its v3.0 does not.
        var version = call.Version >= ApiVersion.V31 ? ApiVersion.V33 : ApiVersion.V30;
        return Answer.Ok(json => PredictionJson.Write(json, project, prediction, version));
    }
}
