namespace CustomVision.DataRights.Emulator.Traffic;

/// <summary>A request and its answer.</summary>
public sealed record LoggedRequest
{
    /// <summary>
    /// Gets the position in the order of arrival, from 1, over all endpoints; <see cref="RequestLog.Clear"/> does not reset it.
    /// </summary>
    public required long Sequence { get; init; }

    /// <summary>Gets the endpoint that was reached.</summary>
    public required EndpointKind Endpoint { get; init; }

    /// <summary>Gets the operation, such as <c>GetImages</c>.</summary>
    /// <value><see langword="null"/> if the route is not known, or the request was answered before routing.</value>
    public string? Operation { get; init; }

    /// <summary>Gets the HTTP method in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>Gets the path as it was requested, decoded: with doubled slashes and its own case.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the query as it was sent, still escaped, without the question mark.</summary>
    public required string Query { get; init; }

    /// <summary>Gets the request's headers: names in lower case, several values joined by a comma and a space.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Gets the status of the answer.</summary>
    /// <value><see langword="null"/> if there is none yet, or the connection was dropped without one.</value>
    public int? Status { get; init; }

    /// <summary>Gets the number of bytes of the request's body that were read.</summary>
    public long RequestBytes { get; init; }

    /// <summary>Gets the number of bytes of the answer's body that were written to the connection.</summary>
    public long ResponseBytes { get; init; }

    /// <summary>Gets the time at which the request arrived.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Gets the time until the answer was written.</summary>
    /// <value>
    /// <see langword="null"/> while it is in progress. A client may receive its answer shortly before this is set; all other members are
    /// set before that.
    /// </value>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets whether the connection ended before the answer did, by the client or by a fault.</summary>
    public bool Aborted { get; init; }

    /// <summary>Returns the value of a header, or <see langword="null"/>.</summary>
    /// <param name="name">The header's name, ignoring case.</param>
    public string? Header(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Headers.GetValueOrDefault(name.ToLowerInvariant());
    }
}
