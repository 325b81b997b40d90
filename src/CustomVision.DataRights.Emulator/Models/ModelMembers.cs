using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Wire;

namespace CustomVision.DataRights.Emulator.Models;

/// <summary>The members of a model's zip by platform and flavor.</summary>
internal static class ModelMembers
{
    private const string License = "This model was made by an emulator. Its weights are filler and cannot predict anything.\n";

    /// <summary>Returns the members in the order of the zip. Their names are constants: a tag's name never becomes a path.</summary>
    public static IEnumerable<(string Name, byte[] Content)> Of(ModelArchiveRequest request) =>
        request.Platform.ToUpperInvariant() switch
        {
            "TENSORFLOW" when Is(request.Flavor, "TensorFlowLite") =>
            [
                ("model.tflite", TensorFlowLite(request)),
                .. Beside(request, "model.tflite"),
            ],
            "TENSORFLOW" => [("model.pb", ModelArchive.Weights(request, "model.pb")), .. Beside(request, "model.pb")],
            "ONNX" => [("model.onnx", ModelArchive.Weights(request, "model.onnx")), .. Beside(request, "model.onnx")],
            "COREML" => [("model.mlmodel", ModelArchive.Weights(request, "model.mlmodel")), .. Beside(request, "model.mlmodel")],
            "OPENVINO" =>
            [
                ("model.xml", OpenVinoGraph(request)),
                ("model.bin", ModelArchive.Weights(request, "model.bin")),
                .. Beside(request, "model.xml"),
            ],
            "VAIDK" =>
            [
                ("model.dlc", ModelArchive.Weights(request, "model.dlc")),
                (
                    "va-snpe-engine-library_config.json",
                    "{\"Engine\":0,\"Runtime\":1,\"ModelFileName\":\"model.dlc\",\"LabelFileName\":\"labels.txt\"}"u8.ToArray()
                ),
                .. Beside(request, "model.dlc"),
            ],
            _ => Docker(request),
        };

    private static IEnumerable<(string Name, byte[] Content)> Beside(ModelArchiveRequest request, string model) =>
        [
            ("labels.txt", Labels(request)),
            ("metadata_properties.json", Properties(request)),
            ("cvexport.manifest", Manifest(request, model)),
            ("LICENSE", Encoding.UTF8.GetBytes(License)),
        ];

    private static IEnumerable<(string Name, byte[] Content)> Docker(ModelArchiveRequest request)
    {
        var image = request.Flavor?.ToUpperInvariant() switch
        {
            "WINDOWS" => "python:3.11-windowsservercore",
            "ARM" => "arm32v7/python:3.11-slim",
            _ => "python:3.11-slim",
        };

        return
        [
            ("Dockerfile", Encoding.UTF8.GetBytes($"FROM {image}\nCOPY app /app\nEXPOSE 80\nWORKDIR /app\nCMD python -u app.py\n")),
            ("README.txt", Encoding.UTF8.GetBytes("docker build -t <name> .\ndocker run -p 127.0.0.1:80:80 -d <name>\n" + License)),
            ("app/app.py", Encoding.UTF8.GetBytes("import predict\n\nraise SystemExit(predict.REASON)\n")),
            ("app/predict.py", Encoding.UTF8.GetBytes("REASON = 'This model was made by an emulator: it cannot predict.'\n")),
            ("app/model.pb", ModelArchive.Weights(request, "app/model.pb")),
            ("app/labels.txt", Labels(request)),
            ("app/metadata_properties.json", Properties(request)),
            ("cvexport.manifest", Manifest(request, "app/model.pb")),
        ];
    }

    private static byte[] Labels(ModelArchiveRequest request) =>
        Encoding.UTF8.GetBytes(string.Join('\n', request.Labels.Select(label => label.ReplaceLineEndings(" "))));

    // A TensorFlow Lite file is a FlatBuffer whose identifier is at byte 4.
    private static byte[] TensorFlowLite(ModelArchiveRequest request) =>
        [0x1C, 0, 0, 0, .. "TFL3"u8, .. ModelArchive.Weights(request, "model.tflite")];

    private static byte[] OpenVinoGraph(ModelArchiveRequest request) =>
        Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?>\n<net name=\"{request.IterationId:N}\" version=\"10\"><layers/><edges/></net>\n");

    private static byte[] Manifest(ModelArchiveRequest request, string model) =>
        Json(writer =>
        {
            writer.WriteString("DomainType", request.IsDetection ? "ObjectDetection" : "Classification");
            writer.WriteString("Platform", request.Platform);
            writer.WriteString("Flavor", request.Flavor);
            writer.WriteString("ExporterVersion", "2.0");
            writer.WriteString("ExportedDate", WireTime.ImageText(request.ExportedAt) + "Z");
            writer.WriteString("IterationId", request.IterationId);
            writer.WriteString("ModelFileName", model);
            writer.WriteString("LabelFileName", "labels.txt");
            writer.WriteString("MetadataPropsFileName", "metadata_properties.json");
            writer.WriteString("SchemaVersion", "1.0");
        });

    private static byte[] Properties(ModelArchiveRequest request) =>
        Json(writer =>
        {
            var side = request.IsDetection ? "416" : "224";
            var method = request switch
            {
                { IsDetection: true } => "Yolo",
                { IsMulticlass: true } => "ClassificationMultiClass",
                _ => "ClassificationMultiLabel",
            };
            writer.WriteString("CustomVision.Metadata.Version", "1.1");
            writer.WriteString("CustomVision.Postprocess.Method", method);
            writer.WriteString("CustomVision.Preprocess.TargetHeight", side);
            writer.WriteString("CustomVision.Preprocess.TargetWidth", side);
            writer.WriteString("Image.BitmapPixelFormat", "Rgb8");
            writer.WriteString("Image.ColorSpaceGamma", "SRGB");
            writer.WriteString("Image.NominalPixelRange", "Normalized_0_1");
        });

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (
            var writer = new Utf8JsonWriter(
                stream,
                new JsonWriterOptions
                {
                    Encoder = WireJson.Encoder,
                    Indented = true,
                    NewLine = "\n",
                }
            )
        )
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static bool Is(string? flavor, string other) => string.Equals(flavor, other, StringComparison.OrdinalIgnoreCase);
}
