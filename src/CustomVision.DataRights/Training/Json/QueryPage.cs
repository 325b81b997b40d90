namespace CustomVision.DataRights.Training;

/// <summary>A page of QueryPredictions or QuerySuggestedImages.</summary>
/// <param name="Results">The items.</param>
/// <param name="Token">The token as it came: posted unchanged, it asks for the next page.</param>
/// <param name="Continuation">The token's continuation; null at the end.</param>
internal readonly record struct QueryPage<T>(IReadOnlyList<Raw<T>> Results, byte[]? Token, string? Continuation);
