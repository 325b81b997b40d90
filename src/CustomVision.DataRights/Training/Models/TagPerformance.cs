using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>The performance of an iteration for one tag.</summary>
public sealed record TagPerformance
{
    /// <summary>The id of the tag.</summary>
    [JsonConverter(typeof(RequiredGuidConverter))]
    public required Guid Id { get; init; }

    /// <summary>The name of the tag. It may name a person.</summary>
    public string? Name { get; init; }

    /// <summary>The proportion of the predictions that are correct, 0 to 1.</summary>
    public double Precision { get; init; }

    /// <summary>Standard deviation of the precision.</summary>
    public double PrecisionStdDeviation { get; init; }

    /// <summary>The proportion of the actual labels that were predicted, 0 to 1.</summary>
    public double Recall { get; init; }

    /// <summary>Standard deviation of the recall.</summary>
    public double RecallStdDeviation { get; init; }

    /// <summary>The average precision, 0 to 1, if the service computes it.</summary>
    public double? AveragePrecision { get; init; }

    /// <summary>
    /// The members of the answer that this type does not define, by their names on the wire; <see langword="null"/> if there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Returns the type and the id, if any, and never a name, a person or a link.</summary>
    public override string ToString() => $"Performance of tag {Id}";
}
