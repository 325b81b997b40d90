namespace CustomVision.DataRights.Emulator.Models;

/// <summary>Which model a <see cref="ModelArchive"/> is to hold.</summary>
internal sealed record ModelArchiveRequest
{
    /// <summary>CoreML, TensorFlow, DockerFile, ONNX, VAIDK or OpenVino.</summary>
    public required string Platform { get; init; }

    /// <summary>
    /// Linux, Windows, ARM (of DockerFile); ONNX10, ONNX12 (of ONNX); TensorFlowNormal, TensorFlowLite (of TensorFlow); or none.
    /// </summary>
    public string? Flavor { get; init; }

    /// <summary>Whether the project detects objects; otherwise it classifies.</summary>
    public required bool IsDetection { get; init; }

    /// <summary>Whether an image has at most one tag; of classification only.</summary>
    public bool IsMulticlass { get; init; }

    /// <summary>The iteration of the model, whose bytes derive from this id.</summary>
    public required Guid IterationId { get; init; }

    /// <summary>When the export was asked for.</summary>
    public required DateTimeOffset ExportedAt { get; init; }

    /// <summary>The names of the tags, in the order of the model's outputs.</summary>
    public required IReadOnlyList<string> Labels { get; init; }
}
