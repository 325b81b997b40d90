using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>The settings of a <see cref="Project"/>.</summary>
public sealed record ProjectSettings
{
    /// <summary>The domain: the kind of model that is trained.</summary>
    public Guid? DomainId { get; init; }

    /// <summary><c>Multiclass</c> or <c>Multilabel</c>; <see langword="null"/> for object detection.</summary>
    public string? ClassificationType { get; init; }

    /// <summary>Values of <see cref="ExportedModelPlatform"/> that trained models must support.</summary>
    public IReadOnlyList<string> TargetExportPlatforms
    {
        get => field ?? [];
        init;
    }

    /// <summary>Whether training uses images with the negative tag.</summary>
    public bool? UseNegativeSet { get; init; }

    /// <summary>Detection parameters in the service's own notation; usually <see langword="null"/>.</summary>
    public string? DetectionParameters { get; init; }

    /// <summary>
    /// The image augmentation settings for training, as the service describes them: an object whose <c>augmentationMethods</c> maps the
    /// name of each method to whether it is used.
    /// </summary>
    public JsonElement? ImageProcessingSettings { get; init; }

    /// <summary>
    /// The customer's storage container that receives copies of trained models (v3.4-preview). Deleting the project leaves those copies.
    /// </summary>
    public string? ExportModelContainerUri { get; init; }

    /// <summary>The customer's queue that receives notifications (v3.4-preview).</summary>
    public string? NotificationQueueUri { get; init; }

    /// <summary>
    /// The members of the answer that this type does not define, by their names on the wire; <see langword="null"/> if there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Returns the type and the id, if any, and never a name, a person or a link.</summary>
    public override string ToString() => nameof(ProjectSettings);
}
