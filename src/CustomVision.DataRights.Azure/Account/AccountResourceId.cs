using System.Text.RegularExpressions;

namespace CustomVision.DataRights.Azure.Account;

/// <summary>The id of an account in Azure Resource Manager, and the paths that are derived from it.</summary>
internal sealed partial record AccountResourceId
{
    /// <summary>The API version of the provider Microsoft.CognitiveServices.</summary>
    public const string ApiVersion = "2024-10-01";

    private const string Provider = "providers/Microsoft.CognitiveServices";

    private AccountResourceId(string subscription, string group, string name) => (Subscription, Group, Name) = (subscription, group, name);

    /// <summary>The id of the subscription.</summary>
    public string Subscription { get; }

    /// <summary>The name of the resource group.</summary>
    public string Group { get; }

    /// <summary>The name of the account.</summary>
    public string Name { get; }

    /// <summary>The path of the account.</summary>
    public string AccountPath => $"{GroupPath}/{Provider}/accounts/{Name}";

    /// <summary>The path of the resource group.</summary>
    public string GroupPath => $"/subscriptions/{Subscription}/resourceGroups/{Uri.EscapeDataString(Group)}";

    /// <summary>The path of the subscription's deleted accounts.</summary>
    public string DeletedAccountsPath => $"/subscriptions/{Subscription}/{Provider}/deletedAccounts";

    /// <summary>Parses an id as shown by the Azure portal (JSON View, or Properties).</summary>
    /// <exception cref="ArgumentException">The text is not the id of a Cognitive Services account.</exception>
    public static AccountResourceId Parse(string resourceId)
    {
        ArgumentNullException.ThrowIfNull(resourceId);
        var match = Form().Match(resourceId.Trim());
        return match.Success
            ? new AccountResourceId(match.Groups["subscription"].Value, match.Groups["group"].Value, match.Groups["name"].Value)
            : throw new ArgumentException(
                "The resource id must have the form "
                    + "/subscriptions/{id}/resourceGroups/{group}/providers/Microsoft.CognitiveServices/accounts/{name}. "
                    + "The Azure portal shows it on the resource's page under Properties.",
                nameof(resourceId)
            );
    }

    /// <summary>Gets the path of the recoverable copy of the deleted account.</summary>
    public string DeletedAccountPath(string location) =>
        $"/subscriptions/{Subscription}/{Provider}/locations/{Uri.EscapeDataString(location)}/"
            + $"resourceGroups/{Uri.EscapeDataString(Group)}/deletedAccounts/{Name}";

    /// <inheritdoc />
    public override string ToString() => AccountPath;

    [GeneratedRegex(
        "^/subscriptions/(?<subscription>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})/resourceGroups/(?<group>[-\\w.()]{0,89}[-\\w()])"
            + "/providers/Microsoft\\.CognitiveServices/accounts/(?<name>[a-z0-9][-a-z0-9._]{1,63})/?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Form();
}
