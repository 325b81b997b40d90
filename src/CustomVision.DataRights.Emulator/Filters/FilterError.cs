namespace CustomVision.DataRights.Emulator.Filters;

/// <summary>Why a filter was not understood.</summary>
/// <param name="Position">Where in the text, in characters from 0.</param>
/// <param name="Message">What was expected there; never repeats the text, which may hold a person's data.</param>
internal sealed record FilterError(int Position, string Message);
