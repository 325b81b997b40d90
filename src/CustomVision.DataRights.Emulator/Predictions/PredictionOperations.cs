using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Predictions;

/// <summary>The operations on stored predictions (query and deletion), and the quick test, which creates one.</summary>
internal static partial class PredictionOperations
{
    public static IEnumerable<Operation> All =>
        [
            new("QueryPredictions", "POST", "projects/{projectId}/predictions/query", [200], QueryPredictions) { Changes = false },
            new("DeletePrediction", "DELETE", "projects/{projectId}/predictions", [204], DeletePrediction),
            new("QuickTestImage", "POST", "projects/{projectId}/quicktest/image", [200], QuickTest)
            {
                Prepare = Images.UploadReader.ReadFormAsync,
            },
            new("QuickTestImageUrl", "POST", "projects/{projectId}/quicktest/url", [200], QuickTest)
            {
                Prepare = Images.UploadReader.FetchOneAsync,
            },
        ];

    private static Answer DeletePrediction(OperationCall call)
    {
        var project = call.Project();
        var ids = call.RequiredQueryIds("ids", 64, "BadRequestPredictionIdsMissing", "BadRequestPredictionIdsExceededCount");
        var behavior = call.Behavior.Deletion;
        var refusal = ids.All(project.Predictions.ContainsKey)
            ? null
            : behavior.UnknownPredictionIds switch
            {
                UnknownIdAnswer.BadRequest => new ServiceFaultException("BadRequestInvalidIds", "A prediction id is unknown."),
                UnknownIdAnswer.NotFound => new ServiceFaultException("NotFoundImage", "A prediction id is unknown."),
                _ => null,
            };
        if (refusal is null || behavior.RefusedBatchDeletesKnownIds)
        {
            foreach (var id in ids)
            {
                project.RemovePrediction(id);
            }
        }

        return refusal is null ? Answer.NoContent : throw refusal;
    }

    /// <summary>Predicts with the given iteration, by default the latest trained one.</summary>
    private static Answer QuickTest(OperationCall call)
    {
        var project = call.Project();
        var iteration = call.QueryId("iterationId") is { } id ? project.Iteration(id) : project.Iterations.FindLast(one => one.IsTrained);
        if (iteration is not { IsTrained: true })
        {
            throw iteration is null
                ? new ServiceFaultException("NotFoundIteration", "Invalid iteration")
                : new ServiceFaultException("BadRequestIterationIsNotTrained", "The iteration is not trained.");
        }

        var prediction = PredictionGenerator.Make(
            project,
            iteration,
            call.Files,
            PredictionGenerator.LargestTrainingFile,
            call.QueryFlag("store", otherwise: true),
            null
        );
        return Answer.Ok(json => PredictionJson.Write(json, project, prediction, call.Version));
    }
}
