using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.Training;

/// <summary>The precision and recall of an iteration's predictions for its own images.</summary>
internal sealed record Performance(
    float Precision,
    float PrecisionStdDeviation,
    float Recall,
    float RecallStdDeviation,
    float AveragePrecision
)
{
    public static Performance Of(IReadOnlyList<PerformanceSample> samples, float threshold, float overlap)
    {
        bool IsRight(PerformanceSample sample) => sample.Carries && sample.Overlap >= overlap;
        var named = samples.Where(sample => sample.Probability >= threshold).ToList();
        var right = named.Count(IsRight);
        var (precision, recall) = (Ratio(right, named.Count), Ratio(right, samples.Count(sample => sample.Carries)));

        double hits = 0,
            sum = 0;
        var rank = 0;
        foreach (var sample in samples.OrderByDescending(sample => sample.Probability).ThenBy(sample => sample.TagId))
        {
            rank++;
            if (IsRight(sample))
            {
                sum += ++hits / rank;
            }
        }

        return new Performance(
            (float)precision,
            (float)Deviation(precision, named.Count),
            (float)recall,
            (float)Deviation(recall, samples.Count(sample => sample.Carries)),
            (float)(hits == 0 ? 0 : sum / hits)
        );
    }

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static double Deviation(double share, int count) => count == 0 ? 0 : Math.Sqrt(share * (1 - share) / count);
}
