namespace CustomVision.DataRights.Export.Units;

/// <summary>
/// The work store of an export over several machines: small objects by name, each written once. The store must be private: until a unit is
/// done, it contains the links of the unit's images, which give access to them for 24 hours. <see cref="DirectoryUnitStore"/> is an
/// implementation.
/// </summary>
public interface IUnitStore
{
    /// <summary>The location of the objects, for messages: the path of a directory, or an address without a query.</summary>
    string Location { get; }

    /// <summary>Writes an object, unless an object with the name exists.</summary>
    /// <param name="name">The name: parts separated by slashes.</param>
    /// <param name="content">The content.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Whether it was written. Of several concurrent callers, exactly one writes.</returns>
    /// <exception cref="DataRightsException">The storage cannot be accessed.</exception>
    Task<bool> TryCreateAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Reads an object.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The content; <see langword="null"/> if there is no object with the name.</returns>
    /// <exception cref="DataRightsException">The storage cannot be accessed.</exception>
    Task<byte[]?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Deletes an object; does nothing if there is no object with the name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the object is deleted.</returns>
    /// <exception cref="DataRightsException">The storage cannot be accessed.</exception>
    Task DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>Lists the names of the objects below a prefix, in ordinal order.</summary>
    /// <param name="prefix">The prefix of the names; empty for all.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The names.</returns>
    /// <exception cref="DataRightsException">The storage cannot be accessed.</exception>
    IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken);
}
