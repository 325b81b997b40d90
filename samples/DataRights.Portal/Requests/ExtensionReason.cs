namespace DataRights.Portal.Requests;

/// <summary>
/// The two reasons for which Art. 12(3) GDPR permits an extension. Free text is not accepted, since it could name the data subject.
/// </summary>
internal enum ExtensionReason
{
    /// <summary>The complexity of the request.</summary>
    Complexity = 0,

    /// <summary>The number of the requests.</summary>
    NumberOfRequests = 1,
}
