namespace CustomVision.DataRights.Emulator.Filters;

/// <summary>The reason a filter could not be parsed.</summary>
/// <param name="Position">The position in the text, in characters from 0.</param>
/// <param name="Message">What was expected at the position. It never repeats the text, which may contain personal data.</param>
internal sealed record FilterError(int Position, string Message);
