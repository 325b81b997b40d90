namespace CustomVision.DataRights.Account;

/// <summary>Whether the management service shows an account.</summary>
internal enum AccountPresence
{
    /// <summary>Anything that proves nothing: no answer, a refusal, a 404 that is not about the account.</summary>
    Unknown,

    /// <summary>The service answered with the account.</summary>
    Present,

    /// <summary>The service's own 404, with the code of a missing resource.</summary>
    Gone,
}
