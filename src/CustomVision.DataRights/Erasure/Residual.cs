using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Erasure;

/// <summary>
/// An entry of the residual register, which <see cref="ErasureSummary.Describe(Residual, System.Globalization.CultureInfo?)"/> describes.
/// </summary>
public sealed record Residual
{
    /// <summary>The kind of data that remains.</summary>
    public required ResidualKind Kind { get; init; }

    /// <summary>The id of the project; <see langword="null"/> for the whole account.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? ProjectId { get; init; }

    /// <summary>
    /// The ids of the iterations, or of the images for <see cref="ResidualKind.ReadableImage"/>; empty for the project as a whole.
    /// </summary>
    public IReadOnlyList<Guid> Ids { get; init; } = [];

    /// <summary>The number of objects; <see langword="null"/> if it cannot be counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Count { get; init; }
}
