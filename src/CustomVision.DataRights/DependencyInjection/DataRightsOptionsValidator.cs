using System.Globalization;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights;

/// <summary>
/// Validates the options of one name. Each message states the setting to correct, by its configuration key if known, but never its value.
/// </summary>
internal sealed class DataRightsOptionsValidator(string name, string? sectionPath, bool needsCredential = true)
    : IValidateOptions<DataRightsOptions>
{
    private const string Marker = "@";

    private static readonly DataRightsOptionsAttributeValidator AttributeValidator = new();
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public string Name => name;

    public ValidateOptionsResult Validate(string? name, DataRightsOptions options)
    {
        if (!string.Equals(name ?? "", Name, StringComparison.Ordinal))
        {
            return ValidateOptionsResult.Skip;
        }

        if (options.Downloads is null || options.Timeouts is null)
        {
            return ValidateOptionsResult.Fail($"{Key(options.Downloads is null ? "Downloads" : "Timeouts")} must not be null.");
        }

        var failures = new List<string>();
        AddEndpoint(options, failures);
        if (needsCredential)
        {
            AddKey(options, failures);
        }

        AddTime(options.Timeouts.Attempt, Shortest, "Timeouts:Attempt", failures);
        AddTime(options.Timeouts.IdleBody, Shortest, "Timeouts:IdleBody", failures);
        AddTime(options.Timeouts.RateWindow, TimeSpan.FromSeconds(1), "Timeouts:RateWindow", failures);
        AddTime(options.Timeouts.MaxRetryDelay, TimeSpan.Zero, "Timeouts:MaxRetryDelay", failures);
        failures.AddRange((AttributeValidator.Validate(Marker, options).Failures ?? []).Select(WithKey));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private void AddEndpoint(DataRightsOptions options, List<string> failures)
    {
        const string Example = "such as https://contoso.cognitiveservices.azure.com/";
        if (options.Endpoint is not { } endpoint)
        {
            failures.Add($"{Key("Endpoint")} is missing: set it to the endpoint of the training resource, {Example}.");
        }
        else if (!endpoint.IsAbsoluteUri)
        {
            failures.Add($"{Key("Endpoint")} must be an absolute URI, {Example}.");
        }
        else if (endpoint.Scheme is not "https" && !(endpoint.Scheme is "http" && (endpoint.IsLoopback || options.AllowInsecureEndpoint)))
        {
            failures.Add(
                $"{Key("Endpoint")} must use https, since the credential is sent with every request; http is for loopback alone. "
                    + $"For an emulator on another host set {Key("AllowInsecureEndpoint")}."
            );
        }
        else if (
            endpoint.AbsolutePath is not "/"
            || endpoint.Query.Length > 0
            || endpoint.Fragment.Length > 0
            || endpoint.UserInfo.Length > 0
        )
        {
            failures.Add(
                $"{Key("Endpoint")} must be an origin without path, query or user, {Example}: the library adds the path of the Training "
                    + $"API."
            );
        }
        else if (options.TokenAudience is not null && SharedEndpoint.Is(endpoint))
        {
            failures.Add(
                $"{Key("Endpoint")} must be the resource's custom subdomain, {Example}, since a token credential is registered: "
                    + "the service does not accept tokens at an endpoint that several resources share. Give the resource a custom "
                    + "subdomain, or use a key."
            );
        }
    }

    private void AddKey(DataRightsOptions options, List<string> failures)
    {
        if (options.TokenAudience is not null)
        {
            if (!string.IsNullOrEmpty(options.TrainingKey))
            {
                failures.Add(
                    $"{Key("TrainingKey")} is set, and a token credential is registered: only one of them can be sent. Remove the key, or "
                        + $"the call of UseTokenCredential."
                );
            }
        }
        else if (string.IsNullOrWhiteSpace(options.TrainingKey))
        {
            failures.Add(
                $"{Key("TrainingKey")} is missing, and no token credential is registered: set it to a key of the training resource (Azure "
                    + $"portal, Keys and Endpoint), "
                    + "or call UseTokenCredential of the package CustomVision.DataRights.Azure."
            );
        }
        else if (
            !options.TrainingKey.All(char.IsAscii)
            || options.TrainingKey.Any(char.IsControl)
            || options.TrainingKey.Contains(' ', StringComparison.Ordinal)
        )
        {
            failures.Add($"{Key("TrainingKey")} contains a character that is not valid in a key, perhaps a copied line break or space.");
        }
    }

    private void AddTime(TimeSpan value, TimeSpan shortest, string member, List<string> failures)
    {
        if (value < shortest || value > Longest)
        {
            failures.Add(
                string.Create(CultureInfo.InvariantCulture, $"{Key(member)} must be from {shortest:c} to {Longest:c}, but is {value:c}.")
            );
        }
    }

    // The generated messages contain a member as "{Marker}.Downloads.MaxConcurrency".
    private string WithKey(string failure)
    {
        var start = failure.IndexOf(Marker + ".", StringComparison.Ordinal) + Marker.Length + 1;
        var end = failure.IndexOf(' ', start);
        return Key(failure[start..end].Replace('.', ':')) + failure[end..];
    }

    private string Key(string member) =>
        sectionPath is null
            ? $"DataRightsOptions{(Name.Length == 0 ? "" : $" \"{Name}\"")}.{member.Replace(':', '.')}"
            : $"{sectionPath}:{member}";
}
