using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>Names the files of one iteration's exported models: known platforms and flavors by name, all others by number.</summary>
internal sealed class ModelNames
{
    private static readonly HashSet<string> Platforms = new(StringComparer.Ordinal)
    {
        ExportedModelPlatform.CoreML,
        ExportedModelPlatform.DockerFile,
        ExportedModelPlatform.ONNX,
        ExportedModelPlatform.OpenVino,
        ExportedModelPlatform.TensorFlow,
        ExportedModelPlatform.VAIDK,
    };

    private static readonly HashSet<string> Flavors = new(StringComparer.Ordinal)
    {
        ExportedModelFlavor.ARM,
        ExportedModelFlavor.Linux,
        ExportedModelFlavor.ONNX10,
        ExportedModelFlavor.ONNX12,
        ExportedModelFlavor.TensorFlowLite,
        ExportedModelFlavor.TensorFlowNormal,
        ExportedModelFlavor.Windows,
    };

    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private int _number;

    public string Next(ExportedModel model)
    {
        _number++;
        var isKnown = Platforms.Contains(model.Platform) && (model.Flavor is null || Flavors.Contains(model.Flavor));
        var name = isKnown ? model.Platform + (model.Flavor is null ? string.Empty : "-" + model.Flavor) : $"model-{_number}";
        return _given.Add(name) ? name : $"model-{_number}";
    }
}
