using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Models;

/// <summary>A platform, and optionally a flavor, to build a model file for.</summary>
public sealed record ModelTarget
{
    /// <summary>One of <see cref="ExportedModelPlatform"/>, or a value that the service added later.</summary>
    public required string Platform { get; init; }

    /// <summary>The flavor, such as <c>ONNX12</c>, <c>TensorFlowLite</c> or <c>Linux</c>.</summary>
    /// <value><see langword="null"/> by default: the service's own choice, or any flavor that is already built.</value>
    public string? Flavor { get; init; }

    /// <summary>The platform and the flavor.</summary>
    public override string ToString() => Flavor is null ? Platform : $"{Platform}-{Flavor}";
}
