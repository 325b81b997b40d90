using System.ComponentModel.DataAnnotations;

namespace DataRights.Portal;

/// <summary>The settings of the portal, from the section <c>Portal</c>.</summary>
internal sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>The folder for the database, the keys, plans, receipts and archives.</summary>
    [Required]
    public string DataDirectory { get; set; } = string.Empty;

    /// <summary>
    /// The address at which browsers reach the portal, such as <c>https://privacy.example.org</c>. Optional on loopback.
    /// </summary>
    public Uri? PublicOrigin { get; set; }

    /// <summary>The time zone for the deadlines.</summary>
    /// <value><c>UTC</c> by default.</value>
    [Required]
    public string TimeZone { get; set; } = "UTC";

    /// <summary>The public holidays, on which no time limit ends.</summary>
    public List<DateOnly> Holidays { get; set; } = [];

    /// <summary>The time for which a finished archive can be downloaded.</summary>
    /// <value>30 days by default.</value>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan ArchiveLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The issuer that signs operators in.</summary>
    [Required]
    public OperatorOptions Operators { get; set; } = new();

    /// <summary>The programs that may submit requests.</summary>
    public List<ApiKeyOptions> ApiKeys { get; set; } = [];

    /// <summary>The maximum number of calls per caller and minute.</summary>
    [Range(1, 1_000_000)]
    public int CallsPerMinute { get; set; } = 600;

    /// <summary>The maximum number of submissions per caller and minute.</summary>
    [Range(1, 1_000_000)]
    public int SubmissionsPerMinute { get; set; } = 30;

    internal CookieSecurePolicy CookieSecurity =>
        PublicOrigin?.Scheme == Uri.UriSchemeHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    internal TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}
