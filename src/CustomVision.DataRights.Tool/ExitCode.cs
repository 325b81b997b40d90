namespace CustomVision.DataRights.Tool;

/// <summary>The exit codes of the program.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int Usage = 2;

    /// <summary>The command completed, but found differences or objects that vanished during the run; the report lists them.</summary>
    public const int Differences = 3;

    /// <summary>No problem was found, but some or all of the files could not be checked.</summary>
    public const int Unchecked = 4;
}
