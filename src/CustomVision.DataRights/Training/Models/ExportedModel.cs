using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>A model file that the service built from an iteration (GetExports; Export on the wire). No operation deletes it.</summary>
public sealed record ExportedModel
{
    /// <summary>One of <see cref="ExportedModelPlatform"/>, or a value that the service added later.</summary>
    [JsonConverter(typeof(RequiredTextConverter))]
    public required string Platform { get; init; }

    /// <summary>The state: <c>Exporting</c>, <c>Done</c> or <c>Failed</c>.</summary>
    public string? Status { get; init; }

    /// <summary>
    /// A link to the file, valid for 24 hours, or a path for GetArtifact inside a virtual network; <see langword="null"/> until it is done.
    /// </summary>
    public string? DownloadUri { get; init; }

    /// <summary>
    /// The flavor, such as <c>Linux</c>, <c>ONNX12</c> or <c>TensorFlowLite</c>; <see langword="null"/> if the platform has only one.
    /// </summary>
    public string? Flavor { get; init; }

    /// <summary>Whether the service would build a newer file today.</summary>
    public bool NewerVersionAvailable { get; init; }

    /// <summary>
    /// The members of the answer that this type does not define, by their names on the wire; <see langword="null"/> if there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Returns the type and the id, if any, and never a name, a person or a link.</summary>
    public override string ToString() => nameof(ExportedModel);
}
