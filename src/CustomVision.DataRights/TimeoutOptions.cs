using System.ComponentModel.DataAnnotations;

namespace CustomVision.DataRights;

/// <summary>The timeouts of requests and downloads.</summary>
public sealed class TimeoutOptions
{
    /// <summary>The maximum time that one attempt waits for the response headers.</summary>
    /// <value>The default is 100 seconds; from 1 millisecond to 1 hour.</value>
    public TimeSpan Attempt { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The maximum time without a byte of the response body.</summary>
    /// <value>The default is 30 seconds; from 1 millisecond to 1 hour.</value>
    public TimeSpan IdleBody { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The lowest rate at which the body of an answer may arrive, in bytes per second, averaged over <see cref="RateWindow"/>.
    /// </summary>
    /// <value>The default is 1,024; from 0 to 1,048,576. 0 accepts any rate.</value>
    [Range(0, 1024 * 1024)]
    public int MinBytesPerSecond { get; set; } = 1024;

    /// <summary>The time over which the rate of a body is averaged. Only time spent waiting for the service counts.</summary>
    /// <value>The default is 30 seconds; from 1 second to 1 hour.</value>
    public TimeSpan RateWindow { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The maximum delay between two attempts, even if the service requests a longer one.</summary>
    /// <value>The default is 1 minute; up to 1 hour.</value>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(1);
}
