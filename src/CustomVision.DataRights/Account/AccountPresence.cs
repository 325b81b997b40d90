namespace CustomVision.DataRights.Account;

/// <summary>The presence of an account according to the management service.</summary>
internal enum AccountPresence
{
    /// <summary>There was no conclusive answer: no answer, a rejection, or a 404 that does not concern the account.</summary>
    Unknown,

    /// <summary>The service returned the account.</summary>
    Present,

    /// <summary>The service itself returned 404 with the code of a missing resource.</summary>
    Gone,
}
