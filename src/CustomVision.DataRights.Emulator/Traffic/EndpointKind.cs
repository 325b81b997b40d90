using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Emulator.Traffic;

/// <summary>The emulator endpoint that a request reached.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EndpointKind>))]
public enum EndpointKind
{
    /// <summary>The Training API.</summary>
    Training,

    /// <summary>The links of images, predictions and models.</summary>
    Blob,

    /// <summary>The Prediction API.</summary>
    Prediction,

    /// <summary>Azure Resource Manager.</summary>
    Arm,

    /// <summary>The emulator's own administration.</summary>
    Admin,
}
