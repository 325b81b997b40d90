namespace DataRights.Portal.Requests;

/// <summary>Computes the time limits of Art. 12(3) GDPR according to Art. 3 of Regulation (EEC, Euratom) No 1182/71.</summary>
/// <remarks>
/// A period of months ends with the last hour of the day with the same date as the day of receipt, or of the month's last day if that date
/// does not exist. If that day is a Saturday, a Sunday or a public holiday, the period ends with the next working day (EDPB Guidelines
/// 01/2022, section 5.3).
/// </remarks>
internal static class Deadline
{
    private const int Months = 1;
    private const int FurtherMonths = 2;

    public static DateOnly Of(DateOnly receivedOn, IReadOnlyCollection<DateOnly> holidays) =>
        WorkingDay(receivedOn.AddMonths(Months), holidays);

    /// <summary>Computes the last day after an extension by two further months, counted from the day of receipt.</summary>
    public static DateOnly Extended(DateOnly receivedOn, IReadOnlyCollection<DateOnly> holidays) =>
        WorkingDay(receivedOn.AddMonths(Months + FurtherMonths), holidays);

    /// <summary>Gets the instant at which the day ends.</summary>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(1);
        }

        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    public static DateOnly Today(TimeProvider time, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);

    private static DateOnly WorkingDay(DateOnly day, IReadOnlyCollection<DateOnly> holidays)
    {
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || holidays.Contains(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
