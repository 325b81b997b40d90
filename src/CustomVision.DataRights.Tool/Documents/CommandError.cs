namespace CustomVision.DataRights.Tool.Documents;

/// <summary>An error that prevented a command from completing its work.</summary>
internal sealed record CommandError
{
    /// <summary>The kind of error.</summary>
    public required CommandErrorKind Kind { get; init; }

    /// <summary>What happened and what to do, as text for the user, in the language of <c>--language</c>.</summary>
    public required string Message { get; init; }

    /// <summary>The HTTP status, if the service answered with an error.</summary>
    public int? Status { get; init; }

    /// <summary>The service's own error code.</summary>
    public string? Code { get; init; }

    /// <summary>The service's request id, for Microsoft support.</summary>
    public string? ServiceRequestId { get; init; }

    /// <summary>The text on the command line that matches no object, such as the name of a tag.</summary>
    public string? Typed { get; init; }

    /// <summary>The closest existing names, best first.</summary>
    public IReadOnlyList<string>? Nearest { get; init; }
}
