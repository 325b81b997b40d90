using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>A model file that the service once built from an iteration (GetExports; Export on the wire). No operation deletes it.</summary>
public sealed record ExportedModel
{
    /// <summary>One of <see cref="ExportedModelPlatform"/>, or a value that the service added later.</summary>
    [JsonConverter(typeof(RequiredTextConverter))]
    public required string Platform { get; init; }

    /// <summary>The state: <c>Exporting</c>, <c>Done</c> or <c>Failed</c>.</summary>
    public string? Status { get; init; }

    /// <summary>
    /// A link to the file, valid for 24 hours, or a path for GetArtifact inside a virtual network; null until it is done.
    /// </summary>
    public string? DownloadUri { get; init; }

    /// <summary>
    /// The flavor, such as <c>Linux</c>, <c>ONNX12</c> or <c>TensorFlowLite</c>; <see langword="null"/> where the platform has only one.
    /// </summary>
    public string? Flavor { get; init; }

    /// <summary>Whether the service would build a newer file today.</summary>
    public bool NewerVersionAvailable { get; init; }

    /// <summary>Members of the answer that this type does not know, by their names on the wire; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>The kind of object and its id: never a name, a person or a link.</summary>
    public override string ToString() => nameof(ExportedModel);
}
