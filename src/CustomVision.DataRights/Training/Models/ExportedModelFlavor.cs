namespace CustomVision.DataRights.Training;

/// <summary>Known values of <see cref="ExportedModel.Flavor"/>. The service may send others: compare, do not enumerate.</summary>
internal static class ExportedModelFlavor
{
    /// <summary>A Linux container.</summary>
    public const string Linux = "Linux";

    /// <summary>A Windows container.</summary>
    public const string Windows = "Windows";

    /// <summary>An ARM container.</summary>
    public const string ARM = "ARM";

    /// <summary>ONNX 1.0.</summary>
    public const string ONNX10 = "ONNX10";

    /// <summary>ONNX 1.2.</summary>
    public const string ONNX12 = "ONNX12";

    /// <summary>TensorFlow.</summary>
    public const string TensorFlowNormal = "TensorFlowNormal";

    /// <summary>TensorFlow Lite.</summary>
    public const string TensorFlowLite = "TensorFlowLite";
}
