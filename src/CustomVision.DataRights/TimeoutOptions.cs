namespace CustomVision.DataRights;

/// <summary>How long is waited for the service.</summary>
public sealed class TimeoutOptions
{
    /// <summary>How long one attempt waits for the answer to begin.</summary>
    /// <value>The default is 100 seconds; from 1 millisecond to 1 hour.</value>
    public TimeSpan Attempt { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How long the body of an answer may bring no byte.</summary>
    /// <value>The default is 30 seconds; from 1 millisecond to 1 hour.</value>
    public TimeSpan IdleBody { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait between two attempts, also where the service asks for a longer one.</summary>
    /// <value>The default is 1 minute; up to 1 hour.</value>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(1);
}
