using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace DataRights.Portal;

/// <summary>The rules that attributes cannot express. Each message names the configuration key.</summary>
internal sealed partial class PortalOptionsCheck : IValidateOptions<PortalOptions>
{
    public ValidateOptionsResult Validate(string? name, PortalOptions options)
    {
        var faults = new List<string>();
        if (options.PublicOrigin is { } origin && !IsSafe(origin))
        {
            faults.Add("Portal:PublicOrigin must be an absolute https address; http is accepted for loopback alone.");
        }

        if (options.Operators.Authority is not { } authority || !IsSafe(authority))
        {
            faults.Add(
                "Portal:Operators:Authority must be the absolute https address of an OpenID Connect issuer; http is accepted for loopback "
                    + "alone."
            );
        }

        if (string.IsNullOrWhiteSpace(options.Operators.ClientId))
        {
            faults.Add("Portal:Operators:ClientId is missing. Register the portal at the issuer.");
        }

        if (string.IsNullOrWhiteSpace(options.Operators.Role) || string.IsNullOrWhiteSpace(options.Operators.RoleClaim))
        {
            faults.Add(
                "Portal:Operators:RoleClaim and Portal:Operators:Role must not be empty: otherwise everyone whom the issuer knows would be "
                    + "an operator."
            );
        }

        for (var i = 0; i < options.ApiKeys.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(options.ApiKeys[i].Name) || !Digest().IsMatch(options.ApiKeys[i].Sha256))
            {
                faults.Add($"Portal:ApiKeys:{i} needs a Name, and in Sha256 the SHA-256 of the key as 64 hexadecimal digits.");
            }
        }

        if (options.ApiKeys.DistinctBy(key => key.Name, StringComparer.Ordinal).Count() != options.ApiKeys.Count)
        {
            faults.Add("Portal:ApiKeys has two keys of one name: their programs could read each other's requests.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
        {
            faults.Add("Portal:TimeZone is unknown on this machine. Use an IANA name such as Europe/Copenhagen.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsSafe(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    [GeneratedRegex(@"\A[0-9A-Fa-f]{64}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digest();
}
