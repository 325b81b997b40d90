namespace CustomVision.DataRights.Emulator.Models;

/// <summary>The model for which a <see cref="ModelArchive"/> is created.</summary>
internal sealed record ModelArchiveRequest
{
    /// <summary>The platform: CoreML, TensorFlow, DockerFile, ONNX, VAIDK or OpenVino.</summary>
    public required string Platform { get; init; }

    /// <summary>
    /// The flavor: Linux, Windows, ARM (DockerFile); ONNX10, ONNX12 (ONNX); TensorFlowNormal, TensorFlowLite (TensorFlow); or null.
    /// </summary>
    public string? Flavor { get; init; }

    /// <summary>Whether the project is object detection instead of classification.</summary>
    public required bool IsDetection { get; init; }

    /// <summary>Whether an image has at most one tag; used only for classification.</summary>
    public bool IsMulticlass { get; init; }

    /// <summary>The id of the model's iteration, from which the bytes are derived.</summary>
    public required Guid IterationId { get; init; }

    /// <summary>The time at which the export was requested.</summary>
    public required DateTimeOffset ExportedAt { get; init; }

    /// <summary>The names of the tags, in the order of the model's outputs.</summary>
    public required IReadOnlyList<string> Labels { get; init; }
}
