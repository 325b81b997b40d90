namespace CustomVision.DataRights.Export.Units;

/// <summary>
/// The work store of an export over several machines: small objects by name, each written once. A private place of its own, which no one
/// else reads: until a unit is done, it holds the links of the unit's images, which give access to them for 24 hours.
/// <see cref="DirectoryUnitStore"/> is one.
/// </summary>
public interface IUnitStore
{
    /// <summary>Where the objects are, for messages: the path of a directory, or an address without a query.</summary>
    string Location { get; }

    /// <summary>Writes an object, unless there is one of that name.</summary>
    /// <param name="name">The name: parts separated by slashes.</param>
    /// <param name="content">The content.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Whether it was written. Of several concurrent callers, exactly one writes.</returns>
    /// <exception cref="DataRightsException">The storage cannot be accessed.</exception>
    Task<bool> TryCreateAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Reads an object.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Its content; <see langword="null"/> where there is none of that name.</returns>
    /// <exception cref="DataRightsException">The storage cannot be accessed.</exception>
    Task<byte[]?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Deletes an object; does nothing where there is none of that name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the object is deleted.</returns>
    /// <exception cref="DataRightsException">The storage cannot be accessed.</exception>
    Task DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>Lists the names of the objects below a prefix, in ordinal order.</summary>
    /// <param name="prefix">How the names begin; empty for all.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The names.</returns>
    /// <exception cref="DataRightsException">The storage cannot be accessed.</exception>
    IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken);
}
