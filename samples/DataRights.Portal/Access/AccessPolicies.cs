namespace DataRights.Portal.Access;

/// <summary>The names of the authorization policies.</summary>
internal static class AccessPolicies
{
    /// <summary>A signed-in person with the operator's role. The default for every endpoint without another policy.</summary>
    public const string Operator = nameof(Operator);

    /// <summary>An operator or a program with an API key, for submitting requests and reading their state.</summary>
    public const string Submitter = nameof(Submitter);
}
