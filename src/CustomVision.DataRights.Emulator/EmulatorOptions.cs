using System.Net;
using CustomVision.DataRights.Emulator.RateLimits;
using CustomVision.DataRights.Emulator.Synthetic;
using CustomVision.DataRights.Emulator.Traffic;

namespace CustomVision.DataRights.Emulator;

/// <summary>The options of an emulator.</summary>
public sealed class EmulatorOptions
{
    /// <summary>Gets or sets the port of the API, on 127.0.0.1.</summary>
    /// <value>0 (the default) selects a free port.</value>
    public int Port { get; set; }

    /// <summary>Gets or sets the port of the image links, on 127.0.0.1.</summary>
    /// <value>0 (the default) selects a free port.</value>
    public int BlobPort { get; set; }

    /// <summary>Gets or sets the port of the administration, on 127.0.0.1, for tests that do not run in this process.</summary>
    /// <value><see langword="null"/> (the default): none; 0 selects a free port.</value>
    public int? AdministrationPort { get; set; }

    /// <summary>
    /// Gets or sets the address on which the API and the image links listen. The administration, which issues tokens, is always on
    /// 127.0.0.1.
    /// </summary>
    /// <value>
    /// The default is <see cref="IPAddress.Loopback"/>. With <see cref="IPAddress.Any"/>, set <see cref="PublicOrigin"/> as well: links
    /// must contain a host.
    /// </value>
    public IPAddress BindAddress { get; set; } = IPAddress.Loopback;

    /// <summary>
    /// Gets or sets the origin of image links as seen by clients: the name of another host, or the external side of a port mapping.
    /// </summary>
    /// <value>
    /// An origin such as <c>http://emulator:5081</c>. <see langword="null"/> (the default): the address and port of the link endpoint.
    /// </value>
    public Uri? PublicOrigin { get; set; }

    /// <summary>
    /// Gets or sets the file that persists the account across restarts; the bytes of images are in a folder beside it, <c>FILE.blobs</c>.
    /// </summary>
    /// <value>
    /// <see langword="null"/> (the default): in memory only. An existing file replaces <see cref="Seed"/> and <see cref="SeedFolders"/>.
    /// Every change is written before its answer is sent. Tokens, the request log, faults and switches are not persisted.
    /// </value>
    public string? StateFile { get; set; }

    /// <summary>
    /// Gets or sets whether the API and the image links are served over TLS, with a certificate that is created at startup.
    /// </summary>
    /// <value>The default is <see langword="false"/>. The administration is never encrypted.</value>
    public bool UseHttps { get; set; }

    /// <summary>Gets or sets the key that the <c>Training-Key</c> header must carry.</summary>
    /// <value>The default is <c>emulator</c>.</value>
    public string TrainingKey { get; set; } = "emulator";

    /// <summary>
    /// Gets or sets the other credentials: the prediction key, the second training key, and the audiences and the role of bearer tokens.
    /// </summary>
    public EmulatorCredentials Credentials { get; set; } = new();

    /// <summary>Gets or sets the emulated Azure resource.</summary>
    public EmulatedResource Resource { get; set; } = new();

    /// <summary>Gets or sets the initial content of the account.</summary>
    /// <value>The default is <see cref="EmulatorSeed.Empty"/>.</value>
    public EmulatorSeed Seed { get; set; }

    /// <summary>
    /// Gets folders of images, each of which becomes a project: the subfolders are its tags; a <c>regions.json</c> beside them, of the form
    /// <c>{"regions":{"tag/file.jpg":[left,top,width,height]}}</c>, makes it a project of object detection.
    /// </summary>
    public IList<string> SeedFolders { get; } = [];

    /// <summary>Gets or sets generated projects for load tests and benchmarks, in addition to the seeded ones.</summary>
    /// <value>
    /// <see langword="null"/> (the default): none. With them, the request log is initially disabled: <see cref="RequestLog.IsEnabled"/>
    /// enables it.
    /// </value>
    public SyntheticAccountOptions? Synthetic { get; set; }

    /// <summary>Gets or sets the delay of each answer of the API and of the image links.</summary>
    /// <value>The default is zero.</value>
    public TimeSpan Latency { get; set; }

    /// <summary>Gets or sets the bandwidth of the image links in bytes per second, over all downloads.</summary>
    /// <value>0 (the default): no limit.</value>
    public long Bandwidth { get; set; }

    /// <summary>
    /// Gets or sets the bandwidth of each connection to the image links in bytes per second: a client that opens more connections, or
    /// another machine, receives more.
    /// </summary>
    /// <value>0 (the default): no limit.</value>
    public long ConnectionBandwidth { get; set; }

    /// <summary>Gets or sets the tier whose rate limits are enforced.</summary>
    /// <value>The default is <see cref="PricingTier.Unlimited"/>.</value>
    public PricingTier RateLimit { get; set; }

    /// <summary>Gets or sets the clock for times in answers, expiring links and delayed effects.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets the switches for behavior that is not established. They may be changed while the emulator runs.</summary>
    public EmulatorBehavior Behavior { get; set; } = new();
}
