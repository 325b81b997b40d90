using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Blobs;
using CustomVision.DataRights.Emulator.Images;
using CustomVision.DataRights.Emulator.Json;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Predictions;
using CustomVision.DataRights.Emulator.Wire;

namespace CustomVision.DataRights.Emulator.Training;

internal static class PerformanceOperations
{
    private const string Root = "projects/{projectId}/iterations/{iterationId}/performance";
    private const float DefaultThreshold = 0.5f;
    private const float DefaultOverlap = 0.3f;

    public static IEnumerable<Operation> All =>
        [
            new("GetIterationPerformance", "GET", Root, [200], GetIterationPerformance),
            new("GetImagePerformances", "GET", $"{Root}/images", [200], GetImagePerformances),
            new("GetImagePerformanceCount", "GET", $"{Root}/images/count", [200], GetImagePerformanceCount),
        ];

    private static Answer GetIterationPerformance(OperationCall call)
    {
        var iteration = Trained(call);
        var threshold = Fraction(call, "threshold", DefaultThreshold);
        var overlap = Fraction(call, "overlapThreshold", DefaultOverlap);
        var byTag = iteration.Samples.GroupBy(sample => sample.TagId).ToDictionary(group => group.Key, group => group.ToList());
        var tags = iteration
            .Frozen.Tags.Values.OrderBy(tag => tag.Id, SqlGuidComparer.Instance)
            .Where(tag => byTag.ContainsKey(tag.Id))
            .ToList();
        return Answer.Ok(json =>
        {
            json.WriteStartObject();
            json.WriteArray(
                "perTagPerformance",
                tags,
                (writer, tag) =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("id", tag.Id);
                    writer.WriteString("name", tag.Name);
                    WriteFigures(writer, Performance.Of(byTag[tag.Id], threshold, overlap));
                    writer.WriteEndObject();
                }
            );
            WriteFigures(json, Performance.Of(iteration.Samples, threshold, overlap));
            json.WriteEndObject();
        });
    }

    private static Answer GetImagePerformances(OperationCall call)
    {
        var project = call.Project();
        var iteration = Trained(call);
        var order = call.QueryWord("orderBy", "Newest", "Oldest") is "Oldest" ? ImageOrder.Oldest : ImageOrder.Newest;
        var (skip, take) = call.Range();
        var images = iteration.Frozen.Images.Range(QueryOf(call, iteration), order, skip, take);
        return Answer.Ok(json =>
            json.WriteArray(
                images,
                (writer, image) =>
                {
                    writer.WriteStartObject();
                    writer.WriteArray("predictions", Predictor.Predict(project, iteration, image), PredictionJson.Tag(call.Version));
                    ImageJson.WriteIdentity(writer, image);
                    writer.WriteString("imageUri", ImageJson.Link(project, BlobPaths.Image(project.Id, image.Id)));
                    writer.WriteString("thumbnailUri", ImageJson.Link(project, BlobPaths.Thumbnail(project.Id, image.Id)));
                    ImageJson.WriteLabels(writer, iteration.Frozen, image);
                    writer.WriteEndObject();
                }
            )
        );
    }

    private static Answer GetImagePerformanceCount(OperationCall call)
    {
        var iteration = Trained(call);
        var count = iteration.Frozen.Images.Count(QueryOf(call, iteration));
        return Answer.Ok(json => json.WriteNumberValue(count));
    }

    private static ImageQuery QueryOf(OperationCall call, IterationState iteration) =>
        new()
        {
            Status = TaggingStatus.Tagged,
            Ids = iteration.IsEvaluated,
            TagIds = call.QueryIds("tagIds", 20),
        };

    private static IterationState Trained(OperationCall call) =>
        call.Iteration() is { IsTrained: true } iteration
            ? iteration
            : throw new ServiceFaultException("NotFoundIterationPerformance", "The iteration has no performance.");

    private static float Fraction(OperationCall call, string name, float otherwise) =>
        call.QueryFloat(name) switch
        {
            null => otherwise,
            >= 0 and <= 1 and var value => value,
            _ => throw new ServiceFaultException("BadRequest", $"The parameter {name} must lie between 0 and 1."),
        };

    private static void WriteFigures(Utf8JsonWriter json, Performance performance)
    {
        json.WriteFloat("precision", performance.Precision);
        json.WriteFloat("precisionStdDeviation", performance.PrecisionStdDeviation);
        json.WriteFloat("recall", performance.Recall);
        json.WriteFloat("recallStdDeviation", performance.RecallStdDeviation);
        json.WriteFloat("averagePrecision", performance.AveragePrecision);
    }
}
