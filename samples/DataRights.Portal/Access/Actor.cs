using System.Security.Claims;

namespace DataRights.Portal.Access;

/// <summary>The person or program that performs an action.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Id">The id for the audit trail and the receipts: the issuer and the subject of an operator, the name of an API key.</param>
/// <param name="Name">The name to show to operators.</param>
internal sealed record Actor(ActorKind Kind, string Id, string Name)
{
    public static Actor Portal { get; } = new(ActorKind.Portal, "portal", "Portal");

    /// <exception cref="InvalidOperationException">
    /// The principal was authenticated in another way, so an endpoint lacks its policy.
    /// </exception>
    public static Actor Of(ClaimsPrincipal user)
    {
        if (user.Identity is { AuthenticationType: ApiKeyHandler.Scheme, Name: { } key })
        {
            return new Actor(ActorKind.ApiKey, $"key:{key}", key);
        }

        // A name can be shared or changed, but not the issuer's id of the person.
        var (issuer, subject) = (user.FindFirstValue("iss"), user.FindFirstValue("sub"));
        return issuer is null || subject is null
            ? throw new InvalidOperationException("The principal names neither an operator nor an API key.")
            : new Actor(ActorKind.Operator, $"{issuer}|{subject}", user.FindFirstValue("name") ?? subject);
    }
}
