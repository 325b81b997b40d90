namespace CustomVision.DataRights.Emulator.Tests;

/// <summary>A clock that stands until a test moves it.</summary>
internal sealed class MovableClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 5, 4, 10, 30, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Move(TimeSpan by) => _now += by;
}
