using System.Text.Json.Serialization.Metadata;

namespace CustomVision.DataRights.Training;

/// <summary>Describes how the items of a query are read.</summary>
/// <param name="Type">The JSON metadata of an item.</param>
/// <param name="IdOf">Gets an item's id.</param>
/// <param name="IsAsked">Determines whether an item matches the request.</param>
/// <param name="StandIn">
/// Creates a placeholder with the given id for an item that cannot be read; if <see langword="null"/>, such an item fails the query.
/// </param>
internal sealed record QueryForm<T>(JsonTypeInfo<T> Type, Func<T, Guid> IdOf, Func<T, bool> IsAsked, Func<Guid, T>? StandIn);
