using System.ComponentModel.DataAnnotations;

namespace CustomVision.DataRights;

/// <summary>The options of downloads from storage.</summary>
public sealed class DownloadOptions
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>The maximum number of concurrent downloads.</summary>
    /// <value>The default is 64.</value>
    [Range(1, 1024)]
    public int MaxConcurrency { get; set; } = 64;

    /// <summary>The maximum number of retries of a failed download.</summary>
    /// <value>The default is 6. 0 switches retrying off, for a host that has its own.</value>
    [Range(0, 100)]
    public int MaxRetryAttempts { get; set; } = 6;

    /// <summary>The largest image that is downloaded, in bytes. A larger one is not saved, and the report of an export lists it.</summary>
    /// <value>The default is 67,108,864 (64 MB); from 1 byte to 1 TB.</value>
    [Range(1L, 1L << 40)]
    public long MaxImageSize { get; set; } = 64 * Megabyte;

    /// <summary>
    /// The largest image of a stored prediction that is downloaded, in bytes. A larger one is not saved, and the report of an export lists
    /// it.
    /// </summary>
    /// <value>The default is 67,108,864 (64 MB); from 1 byte to 1 TB.</value>
    [Range(1L, 1L << 40)]
    public long MaxPredictionSize { get; set; } = 64 * Megabyte;

    /// <summary>
    /// The largest file of an exported model that is downloaded, in bytes. A larger one is not saved, and the report of an export lists it.
    /// </summary>
    /// <value>The default is 4,294,967,296 (4 GB); from 1 byte to 1 TB.</value>
    [Range(1L, 1L << 40)]
    public long MaxModelSize { get; set; } = 4096 * Megabyte;

    /// <summary>Whether links may lead to private addresses, for storage with a private endpoint in the network of the host.</summary>
    /// <value>
    /// The default is <see langword="false"/>. An endpoint that has a private address itself needs no permission. Loopback and link-local
    /// addresses are rejected unless the endpoint itself has one. Private are the addresses of RFC 1918, RFC 6598 and RFC 4193: set this
    /// only in a network without services at such addresses that return secrets over HTTP, such as the metadata services of some clouds.
    /// </value>
    public bool AllowPrivateAddresses { get; set; }
}
