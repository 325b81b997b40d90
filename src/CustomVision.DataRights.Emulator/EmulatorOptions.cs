using System.Net;
using CustomVision.DataRights.Emulator.RateLimits;
using CustomVision.DataRights.Emulator.Synthetic;
using CustomVision.DataRights.Emulator.Traffic;

namespace CustomVision.DataRights.Emulator;

/// <summary>The options with which an emulator is started.</summary>
public sealed class EmulatorOptions
{
    /// <summary>Gets or sets the port of the API, on 127.0.0.1.</summary>
    /// <value>0 (the default) takes a free one.</value>
    public int Port { get; set; }

    /// <summary>Gets or sets the port of the image links, on 127.0.0.1.</summary>
    /// <value>0 (the default) takes a free one.</value>
    public int BlobPort { get; set; }

    /// <summary>Gets or sets the port of the administration, on 127.0.0.1, for tests that do not run in this process.</summary>
    /// <value><see langword="null"/> (the default): none; 0 takes a free one.</value>
    public int? AdministrationPort { get; set; }

    /// <summary>
    /// Gets or sets the address on which the API and the image links listen. The administration, which issues tokens, is always on
    /// 127.0.0.1.
    /// </summary>
    /// <value>
    /// The default is <see cref="IPAddress.Loopback"/>. With <see cref="IPAddress.Any"/> set <see cref="PublicOrigin"/> too: links must
    /// name a host.
    /// </value>
    public IPAddress BindAddress { get; set; } = IPAddress.Loopback;

    /// <summary>
    /// Gets or sets the origin of image links as clients reach it: another host's name, or the outside of a port mapping.
    /// </summary>
    /// <value>
    /// An origin such as <c>http://emulator:5081</c>. <see langword="null"/> (the default): the address and port on which they are served.
    /// </value>
    public Uri? PublicOrigin { get; set; }

    /// <summary>
    /// Gets or sets the file in which the account is kept across restarts; the bytes of images are in a folder beside it,
    /// <c>FILE.blobs</c>.
    /// </summary>
    /// <value>
    /// <see langword="null"/> (the default): in memory only. A file that exists takes the place of <see cref="Seed"/> and
    /// <see cref="SeedFolders"/>.
    /// Every change is written before it is answered. Tokens, the request log, faults and switches are not kept.
    /// </value>
    public string? StateFile { get; set; }

    /// <summary>Gets or sets whether the API and the image links are served over TLS, with a certificate that is made at start.</summary>
    /// <value>The default is <see langword="false"/>. The administration is never encrypted.</value>
    public bool UseHttps { get; set; }

    /// <summary>Gets or sets the key that the <c>Training-Key</c> header must carry.</summary>
    /// <value>The default is <c>emulator</c>.</value>
    public string TrainingKey { get; set; } = "emulator";

    /// <summary>
    /// Gets or sets the other credentials: the prediction key, the second training key, and the audiences and the role of bearer tokens.
    /// </summary>
    public EmulatorCredentials Credentials { get; set; } = new();

    /// <summary>Gets or sets the Azure resource that the emulator stands for.</summary>
    public EmulatedResource Resource { get; set; } = new();

    /// <summary>Gets or sets what the account holds at first.</summary>
    /// <value>The default is <see cref="EmulatorSeed.Empty"/>.</value>
    public EmulatorSeed Seed { get; set; }

    /// <summary>
    /// Gets folders of pictures that become a project each: a folder's subfolders are its tags; a <c>regions.json</c> beside
    /// them, of the form <c>{"regions":{"tag/file.jpg":[left,top,width,height]}}</c>, makes it a project of object detection.
    /// </summary>
    public IList<string> SeedFolders { get; } = [];

    /// <summary>
    /// Gets or sets projects that are made of formulas, for load and for benchmarks; they come in addition to what is seeded.
    /// </summary>
    /// <value>
    /// <see langword="null"/> (the default): none. With them the request log is off at first: <see cref="RequestLog.IsEnabled"/> switches
    /// it on.
    /// </value>
    public SyntheticAccountOptions? Synthetic { get; set; }

    /// <summary>Gets or sets how long each answer, of the API and of an image link, is held back.</summary>
    /// <value>The default is zero.</value>
    public TimeSpan Latency { get; set; }

    /// <summary>Gets or sets how many bytes per second the image links carry, all downloads together.</summary>
    /// <value>0 (the default): no limit.</value>
    public long Bandwidth { get; set; }

    /// <summary>Gets or sets the tier whose rates are enforced.</summary>
    /// <value>The default is <see cref="PricingTier.Unlimited"/>.</value>
    public PricingTier RateLimit { get; set; }

    /// <summary>Gets or sets the clock: of times in answers, of expiring links, and of what takes effect later.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Gets or sets the switches for what the service may do this way or that. They may be changed while the emulator runs.
    /// </summary>
    public EmulatorBehavior Behavior { get; set; } = new();
}
