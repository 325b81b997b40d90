namespace DataRights.Portal.Access;

/// <summary>The names of the authorization policies.</summary>
internal static class AccessPolicies
{
    /// <summary>A signed-in person with the operator's role. It holds for every address that names no other policy.</summary>
    public const string Operator = nameof(Operator);

    /// <summary>An operator, or a program with an API key: to submit requests and to read their state.</summary>
    public const string Submitter = nameof(Submitter);
}
