namespace DataRights.Portal.Access;

/// <summary>The kinds of actors in the audit trail.</summary>
internal enum ActorKind
{
    /// <summary>The portal itself.</summary>
    Portal = 0,

    /// <summary>A person, signed in with OpenID Connect.</summary>
    Operator = 1,

    /// <summary>A program with an API key, which does not identify a person.</summary>
    ApiKey = 2,
}
