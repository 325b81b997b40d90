using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Erasure;

/// <summary>One entry of the residual register; the receipt's page has its words.</summary>
public sealed record Residual
{
    /// <summary>What stays behind.</summary>
    public required ResidualKind Kind { get; init; }

    /// <summary>The project; <see langword="null"/> for the whole account.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? ProjectId { get; init; }

    /// <summary>The iterations, or for <see cref="ResidualKind.ReadableImage"/> the images; empty for the project as a whole.</summary>
    public IReadOnlyList<Guid> Ids { get; init; } = [];

    /// <summary>How many, where it can be counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Count { get; init; }
}
