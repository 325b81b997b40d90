namespace CustomVision.DataRights.Export;

/// <summary>The organization that provides an archive, for <c>ro-crate-metadata.json</c>. It must not be a person.</summary>
public sealed record ExportPublisher
{
    /// <summary>The name of the organization.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The address of the organization: its ROR identifier (<c>https://ror.org/…</c>) if it has one, otherwise its home page; http or
    /// https.
    /// </summary>
    public required Uri Url { get; init; }

    /// <summary>The mailbox for questions about the archive, such as that of the data protection officer.</summary>
    /// <value><see langword="null"/> by default: no contact is named.</value>
    public string? Email { get; init; }
}
