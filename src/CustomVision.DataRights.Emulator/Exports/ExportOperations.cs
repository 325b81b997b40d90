using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Images;
using CustomVision.DataRights.Emulator.Json;
using CustomVision.DataRights.Emulator.Later;
using CustomVision.DataRights.Emulator.Models;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Exports;

/// <summary>The exported models of iterations. The API has no operation that deletes one.</summary>
internal static class ExportOperations
{
    private const string Root = "projects/{projectId}/iterations/{iterationId}/export";

    public static IEnumerable<Operation> All =>
        [new("GetExports", "GET", Root, [200], GetExports), new("ExportIteration", "POST", Root, [200], ExportIteration)];

    private static Answer GetExports(OperationCall call)
    {
        var project = call.Project();
        var exports = call.Iteration().Exports;
        return Answer.Ok(json => json.WriteArray(exports, (writer, export) => Write(writer, project, export)));
    }

    private static Answer ExportIteration(OperationCall call)
    {
        var project = call.Project();
        var iteration = call.Iteration();
        var platform =
            call.QueryWord("platform", "CoreML", "TensorFlow", "DockerFile", "ONNX", "VAIDK", "OpenVino")
            ?? throw new ServiceFaultException("BadRequestRequiredParamIsNull", "The parameter platform is required.");
        var flavor = call.QueryWord("flavor", "Linux", "Windows", "ONNX10", "ONNX12", "ARM", "TensorFlowNormal", "TensorFlowLite");
        if (flavor is null && platform is "TensorFlow" && call.Version == ApiVersion.V32)
        {
            // Only v3.2 was recorded with this flavor; v3.0 and v3.4-preview return null.
            flavor = "TensorFlowNormal";
        }

        if (!iteration.IsTrained)
        {
            throw new ServiceFaultException("BadRequestIterationIsNotTrained", "The iteration is not trained.");
        }

        if (!ModelExporter.CanExport(iteration) || !ModelArchive.Supports(platform, flavor))
        {
            throw new ServiceFaultException("BadRequestExportValidationFailed", "The iteration cannot be exported to this platform.");
        }

        if (ModelExporter.IsUnderWay(iteration, platform, flavor))
        {
            throw new ServiceFaultException("BadRequestExportAlreadyInProgress", "The export is under way.");
        }

        var export = ModelExporter.Queue(iteration, platform, flavor);
        var fails = call.Behavior.Training.ExportFails;
        call.Account.Later.After(
            call.Behavior.Training.ExportDuration,
            new ModelExportCompletion(project.Id, iteration.Id, platform, flavor, fails)
        );
        return Answer.Ok(json => Write(json, project, export));
    }

    private static void Write(Utf8JsonWriter json, ProjectState project, ExportState export)
    {
        json.WriteStartObject();
        json.WriteString("platform", export.Platform);
        json.WriteString("status", export.Status);
        json.WriteString("downloadUri", export.BlobPath is { } path ? ImageJson.Link(project, path) : null);
        json.WriteString("flavor", export.Flavor);
        json.WriteBoolean("newerVersionAvailable", false);
        json.WriteEndObject();
    }
}
