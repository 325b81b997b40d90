using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>The image augmentation settings for training.</summary>
public sealed record ImageProcessingSettings
{
    /// <summary>Whether each method, by its name, is used.</summary>
    public IReadOnlyDictionary<string, bool> AugmentationMethods
    {
        get => field ?? ReadOnlyDictionary<string, bool>.Empty;
        init;
    }

    /// <summary>
    /// The members of the answer that this type does not define, by their names on the wire; <see langword="null"/> if there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>The type, and the id if there is one: never a name, a person or a link.</summary>
    public override string ToString() => nameof(ImageProcessingSettings);
}
