using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace CustomVision.DataRights.Emulator.Blobs;

/// <summary>Creates and verifies links that look like SAS links of blob storage; by default they expire after 24 hours.</summary>
internal sealed class BlobLinks(TimeProvider clock, Func<TimeSpan> lifetime)
{
    private static readonly byte[] Key = SHA256.HashData("customvision-emulator"u8);

    /// <summary>The base address of the blob listener. Set once the emulator is listening.</summary>
    public string Base { get; set; } = "";

    public string Link(string path)
    {
        var end = Text(clock.GetUtcNow() + lifetime());
        return $"{Base}{path}?sv=2017-04-17&sr=b&sig={Uri.EscapeDataString(Sign(path, end))}&se={Uri.EscapeDataString(end)}&sp=r";
    }

    public bool IsValid(string path, string? signature, string? end) =>
        signature is not null
        && end is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Sign(path, end)))
        && DateTimeOffset.TryParse(end, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        && clock.GetUtcNow() < time;

    /// <summary>Returns whether a complete link was issued by this emulator and has not expired.</summary>
    public bool IsValid(string link)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var uri) || !link.StartsWith(Base, StringComparison.Ordinal))
        {
            return false;
        }

        var query = QueryHelpers.ParseQuery(uri.Query);
        return IsValid(uri.AbsolutePath.TrimStart('/'), query.GetValueOrDefault("sig"), query.GetValueOrDefault("se"));
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Sign(string path, string end) =>
        Convert.ToBase64String(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes($"{path}\n{end}")));
}
