using DataRights.Portal.Requests;

namespace DataRights.Portal.Tests;

public sealed class DeadlineTests
{
    private static readonly DateOnly[] Holidays = [new(2026, 12, 25), new(2027, 1, 1)];

    [Theory]
    [InlineData("2026-03-05", "2026-04-06", "2026-06-05")] // 5 April 2026 is a Sunday
    [InlineData("2026-08-31", "2026-09-30", "2026-11-30")] // no 31 September
    [InlineData("2026-01-30", "2026-03-02", "2026-04-30")] // 28 February 2026 is a Saturday
    [InlineData("2028-01-31", "2028-02-29", "2028-05-01")] // a leap year; 30 April 2028 is a Sunday
    [InlineData("2026-11-25", "2026-12-28", "2027-02-25")] // Christmas Day, a Friday, then a weekend
    [InlineData("2026-12-31", "2027-02-01", "2027-03-31")] // 31 January 2027 is a Sunday
    public void Months_end_on_the_same_date_or_the_last_of_the_month_or_the_next_working_day(string received, string due, string extended)
    {
        var day = DateOnly.Parse(received, System.Globalization.CultureInfo.InvariantCulture);
        Deadline.Of(day, Holidays).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).Should().Be(due);
        Deadline.Extended(day, Holidays).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).Should().Be(extended);
    }

    [Fact]
    public void The_day_ends_at_midnight_in_the_organizations_time_zone()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");
        Deadline.EndOf(new DateOnly(2026, 7, 1), zone).Should().Be(new DateTimeOffset(2026, 7, 1, 22, 0, 0, TimeSpan.Zero));
        Deadline.EndOf(new DateOnly(2026, 12, 1), zone).Should().Be(new DateTimeOffset(2026, 12, 1, 23, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Every_state_has_a_status_of_OpenDSR_and_closed_states_lead_nowhere()
    {
        foreach (var state in Enum.GetValues<RequestState>())
        {
            RequestLifecycle.OpenDsrStatus(state).Should().BeOneOf("pending", "in_progress", "completed", "cancelled");
            var ways = Enum.GetValues<RequestKind>()
                .Sum(kind => Enum.GetValues<RequestState>().Count(to => RequestLifecycle.CanMove(kind, state, to)));
            (ways == 0).Should().Be(RequestLifecycle.IsClosed(state), state.ToString());
        }

        RequestLifecycle
            .CanMove(RequestKind.Erasure, RequestState.Planning, RequestState.Running)
            .Should()
            .BeFalse("no erasure runs without an approval");
        RequestLifecycle.CanMove(RequestKind.Erasure, RequestState.Running, RequestState.Cancelled).Should().BeFalse();
    }
}
