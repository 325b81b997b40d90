namespace DataRights.Portal.Requests;

/// <summary>The right that a data subject exercises.</summary>
internal enum RequestKind
{
    /// <summary>A copy of the data, Art. 15 and 20 GDPR.</summary>
    Access = 0,

    /// <summary>The erasure of the data, Art. 17 GDPR.</summary>
    Erasure = 1,
}
