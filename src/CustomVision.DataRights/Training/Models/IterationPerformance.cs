using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>The performance of an iteration on its own test images (GetIterationPerformance).</summary>
public sealed record IterationPerformance
{
    /// <summary>The figures for each tag.</summary>
    public IReadOnlyList<TagPerformance> PerTagPerformance
    {
        get => field ?? [];
        init;
    }

    /// <summary>Share of the predictions that are right, 0 to 1.</summary>
    public double Precision { get; init; }

    /// <summary>Standard deviation of the precision.</summary>
    public double PrecisionStdDeviation { get; init; }

    /// <summary>Share of what there is that was found, 0 to 1.</summary>
    public double Recall { get; init; }

    /// <summary>Standard deviation of the recall.</summary>
    public double RecallStdDeviation { get; init; }

    /// <summary>Average precision, 0 to 1, where the service computes it.</summary>
    public double? AveragePrecision { get; init; }

    /// <summary>Members of the answer that this type does not know, by their names on the wire; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>The kind of object and its id: never a name, a person or a link.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Performance over {PerTagPerformance.Count} tags");
}
