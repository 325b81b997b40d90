using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights;

/// <summary>The options of a Custom Vision training resource.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class DataRightsOptions
{
    /// <summary>The endpoint of the training resource.</summary>
    /// <value>
    /// An origin without a path, such as <c>https://contoso.cognitiveservices.azure.com/</c>; <c>https</c>, or <c>http</c> on loopback.
    /// Required.
    /// </value>
    public Uri? Endpoint { get; set; }

    /// <summary>
    /// Whether <see cref="Endpoint"/> may use <c>http</c> without being a loopback address, for an emulator in a container or on another
    /// host.
    /// </summary>
    /// <value>
    /// The default is <see langword="false"/>. Azure never needs it. With an <c>http</c> endpoint the credential and everything that is
    /// exported cross
    /// the network unencrypted, and links may use <c>http</c> too; the log gets a warning.
    /// </value>
    public bool AllowInsecureEndpoint { get; set; }

    /// <summary>
    /// The key of the training resource. It is read on every request, so a key rotated in the configuration works without a restart.
    /// </summary>
    /// <value>Either of the two keys of the resource. Required, unless a token credential is registered; then it must not be set.</value>
    public string? TrainingKey { get; set; }

    /// <summary>The audience of the registered token credential; <see langword="null"/> if the key is used.</summary>
    internal string? TokenAudience { get; set; }

    /// <summary>The version of the Training API.</summary>
    /// <value>The default is <c>v3.3</c>, the latest that is generally available.</value>
    [Required]
    [RegularExpression("^v[0-9]+\\.[0-9]+(-preview)?$", ErrorMessage = "{0} must be a version such as v3.3 or v3.4-preview.")]
    public string ApiVersion { get; set; } = "v3.3";

    /// <summary>The maximum number of Training calls per second, including retries.</summary>
    /// <value>The default is 8, below the documented limit of 10. 0 disables the rate limiter.</value>
    [Range(0d, 1000d)]
    public double RequestsPerSecond { get; set; } = 8;

    /// <summary>The maximum number of retries of a failed Training call.</summary>
    /// <value>The default is 6. 0 switches retrying off, for a host that has its own.</value>
    [Range(0, 100)]
    public int MaxRetryAttempts { get; set; } = 6;

    /// <summary>The maximum length of the path and query of a request, in characters. Calls with many ids are split accordingly.</summary>
    /// <value>The default is 8,000.</value>
    [Range(512, 65536)]
    public int MaxRequestLineLength { get; set; } = 8000;

    /// <summary>The options of downloads.</summary>
    /// <value>64 at once, 6 retries, images of up to 64 MB and models of up to 4 GB.</value>
    [ValidateObjectMembers]
    public DownloadOptions Downloads { get; set; } = new();

    /// <summary>The timeouts.</summary>
    /// <value>100 seconds for an answer, 30 seconds without a byte, 1 KB a second, at most a minute between two attempts.</value>
    [ValidateObjectMembers]
    public TimeoutOptions Timeouts { get; set; } = new();

    /// <summary>
    /// The ids that no erasure may delete: projects, iterations, images, tags, predictions. They are read when a plan is made, when it is
    /// carried out and before each deletion, so that a hold added to the configuration stops a plan that was approved earlier.
    /// </summary>
    /// <value>Empty by default.</value>
    public IList<Guid> LegalHolds { get; set; } = [];

    /// <summary>Returns the endpoint, and never the key.</summary>
    public override string ToString() =>
        $"{nameof(DataRightsOptions)} {Endpoint?.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}";
}
