using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Wire;

namespace CustomVision.DataRights.Emulator.Predictions;

/// <summary>
/// Where a page of predictions ended: the last one's keys, not a count, so that deletions between pages skip nothing.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PredictionContinuation(long Ticks, Guid Id, float Confidence)
{
    public static string After(PredictionRecord last)
    {
        var confidence = last.Tags.Select(tag => tag.Probability).DefaultIfEmpty(0).Max();
        return Convert.ToBase64String(
            Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{last.Created.UtcTicks}!{last.Id:N}!{confidence:R}"))
        );
    }

    public static bool TryRead(string text, out PredictionContinuation last)
    {
        Span<byte> bytes = stackalloc byte[256];
        last = default;
        if (
            text.Length > 256
            || !Convert.TryFromBase64String(text, bytes, out var length)
            || Encoding.ASCII.GetString(bytes[..length]).Split('!') is not [var ticks, var id, var confidence]
            || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var created)
            || !Guid.TryParseExact(id, "N", out var guid)
            || !float.TryParse(confidence, NumberStyles.Float, CultureInfo.InvariantCulture, out var probability)
        )
        {
            return false;
        }

        last = new PredictionContinuation(created, guid, probability);
        return true;
    }

    /// <summary>Negative or zero: the prediction came on an earlier page.</summary>
    public static int Compare(PredictionRecord one, float confidence, PredictionContinuation last, string order)
    {
        var byKey = order switch
        {
            "Oldest" => one.Created.UtcTicks.CompareTo(last.Ticks),
            "Suggested" => confidence.CompareTo(last.Confidence),
            _ => last.Ticks.CompareTo(one.Created.UtcTicks),
        };
        return byKey != 0 ? byKey : SqlGuidComparer.Instance.Compare(one.Id, last.Id);
    }
}
