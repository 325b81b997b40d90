namespace CustomVision.DataRights.Erasure;

/// <summary>The documents of an erasure.</summary>
public enum ErasureDocumentKind
{
    /// <summary>The plan.</summary>
    Plan,

    /// <summary>The approval.</summary>
    Approval,

    /// <summary>The journal.</summary>
    Journal,

    /// <summary>The receipt.</summary>
    Receipt,

    /// <summary>The receipt's signature.</summary>
    Signature,
}
