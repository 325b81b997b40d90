namespace CustomVision.DataRights.Training;

/// <summary>Known values of <see cref="ExportedModel.Platform"/>. The service may send others: compare, do not enumerate.</summary>
public static class ExportedModelPlatform
{
    /// <summary>Apple Core ML.</summary>
    public const string CoreML = "CoreML";

    /// <summary>TensorFlow.</summary>
    public const string TensorFlow = "TensorFlow";

    /// <summary>A container.</summary>
    public const string DockerFile = "DockerFile";

    /// <summary>ONNX.</summary>
    public const string ONNX = "ONNX";

    /// <summary>Vision AI development kit.</summary>
    public const string VAIDK = "VAIDK";

    /// <summary>OpenVINO (v3.4-preview).</summary>
    public const string OpenVino = "OpenVino";
}
