namespace CustomVision.DataRights.Tool;

/// <summary>What the program's exit code says.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int Usage = 2;

    /// <summary>The work is done, and something differed or vanished during the run; the report names it.</summary>
    public const int Differences = 3;

    /// <summary>Nothing wrong was found, and some or all of the files could not be checked.</summary>
    public const int Unchecked = 4;
}
