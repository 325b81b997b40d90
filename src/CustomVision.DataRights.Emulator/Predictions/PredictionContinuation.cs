using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Wire;

namespace CustomVision.DataRights.Emulator.Predictions;

/// <summary>
/// The position after a page of predictions: the sort keys of its last prediction. With a count, deletions between two pages would cause
/// predictions to be skipped.
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

    /// <summary>Compares a prediction with the last one of a page: negative or zero if it was on that page or an earlier one.</summary>
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
