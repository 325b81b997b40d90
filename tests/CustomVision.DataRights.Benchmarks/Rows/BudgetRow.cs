namespace CustomVision.DataRights.Benchmarks.Rows;

/// <summary>One row of the budget, measured.</summary>
/// <param name="What">What is measured.</param>
/// <param name="Measured">The ratio or the figure, with what it is made of.</param>
/// <param name="Limit">What the budget allows.</param>
/// <param name="IsMet">Whether it is within it; <see langword="null"/> where it is only printed, or could not be measured here.</param>
internal sealed record BudgetRow(string What, string Measured, string Limit, bool? IsMet);
