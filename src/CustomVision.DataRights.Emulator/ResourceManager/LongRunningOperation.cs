namespace CustomVision.DataRights.Emulator.ResourceManager;

/// <summary>A deletion or purge of the account that does not complete immediately.</summary>
internal sealed class LongRunningOperation(string id, DateTimeOffset started)
{
    public const string InProgress = "InProgress";

    public string Id { get; } = id;

    public DateTimeOffset Started { get; } = started;

    public DateTimeOffset? Ended { get; private set; }

    /// <summary><c>InProgress</c>, <c>Succeeded</c>, <c>Failed</c> or <c>Canceled</c>.</summary>
    public string Status { get; private set; } = InProgress;

    public void End(string status, DateTimeOffset time) => (Status, Ended) = (status, time);
}
