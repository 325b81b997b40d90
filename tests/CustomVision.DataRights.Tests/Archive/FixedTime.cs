namespace CustomVision.DataRights.Tests.Archive;

/// <summary>A clock that stands still.</summary>
internal sealed class FixedTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 5, 4, 23, 30, 0, TimeSpan.Zero);
}
