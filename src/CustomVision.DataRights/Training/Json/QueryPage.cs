namespace CustomVision.DataRights.Training;

/// <summary>A page of QueryPredictions or QuerySuggestedImages.</summary>
/// <param name="Results">The items.</param>
/// <param name="Token">The token as received. Posting it unchanged requests the next page.</param>
/// <param name="Continuation">The token's continuation; <see langword="null"/> at the end.</param>
internal readonly record struct QueryPage<T>(IReadOnlyList<Raw<T>> Results, byte[]? Token, string? Continuation);
