namespace CustomVision.DataRights.Emulator.Traffic;

/// <summary>A request and its answer.</summary>
public sealed record LoggedRequest
{
    /// <summary>Gets the order of arrival, from 1, over all endpoints; <see cref="RequestLog.Clear"/> does not reset it.</summary>
    public required long Sequence { get; init; }

    /// <summary>Gets the endpoint that was reached.</summary>
    public required EndpointKind Endpoint { get; init; }

    /// <summary>Gets the operation, such as <c>GetImages</c>.</summary>
    /// <value><see langword="null"/> when the route is not known, or the request was answered before it was.</value>
    public string? Operation { get; init; }

    /// <summary>Gets the HTTP method in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>Gets the path, decoded, as it was asked: with doubled slashes and in its own case.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the query as it was sent, still escaped, without the question mark.</summary>
    public required string Query { get; init; }

    /// <summary>Gets the request's headers: names in lower case, several values joined by a comma and a space.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Gets the status of the answer.</summary>
    /// <value><see langword="null"/> while there is none, and when the connection was dropped without one.</value>
    public int? Status { get; init; }

    /// <summary>Gets how many bytes of the request's body were read.</summary>
    public long RequestBytes { get; init; }

    /// <summary>Gets how many bytes of the answer's body were handed to the connection.</summary>
    public long ResponseBytes { get; init; }

    /// <summary>Gets when the request arrived.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Gets how long it took until the answer was handed over.</summary>
    /// <value>
    /// <see langword="null"/> while it is in progress. A client may hold its answer a moment before this is set; everything else is set
    /// before the client can see it.
    /// </value>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets whether the connection ended before the answer did, by the client or by a fault.</summary>
    public bool Aborted { get; init; }

    /// <summary>The value of a header, or <see langword="null"/>.</summary>
    /// <param name="name">The header's name, in any case.</param>
    public string? Header(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Headers.GetValueOrDefault(name.ToLowerInvariant());
    }
}
