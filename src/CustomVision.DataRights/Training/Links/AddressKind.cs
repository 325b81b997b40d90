namespace CustomVision.DataRights.Training.Links;

/// <summary>The scope of an address.</summary>
internal enum AddressKind
{
    /// <summary>The internet.</summary>
    Public,

    /// <summary>A private network: RFC 1918, RFC 6598, RFC 4193.</summary>
    Private,

    /// <summary>This machine.</summary>
    Loopback,

    /// <summary>The local link, which includes cloud metadata services.</summary>
    LinkLocal,

    /// <summary>Not the address of a single host: unspecified, multicast, reserved or broadcast.</summary>
    Unusable,
}
