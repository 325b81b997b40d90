using System.Text.Json.Serialization.Metadata;

namespace CustomVision.DataRights.Training;

/// <summary>The way in which the items of a query are read.</summary>
/// <param name="Type">How an item is read.</param>
/// <param name="IdOf">Gets an item's id.</param>
/// <param name="IsAsked">Determines whether an item belongs to what was asked for.</param>
/// <param name="StandIn">Makes an item with an id for one that cannot be read; without it, such an item fails the query.</param>
internal sealed record QueryForm<T>(JsonTypeInfo<T> Type, Func<T, Guid> IdOf, Func<T, bool> IsAsked, Func<Guid, T>? StandIn);
