namespace CustomVision.DataRights.Tool.Documents;

/// <summary>The kind of an error of a command.</summary>
internal enum CommandErrorKind
{
    /// <summary>The command line or the environment must be changed.</summary>
    Usage,

    /// <summary>The service rejected an operation, or could not be reached.</summary>
    Service,

    /// <summary>A file or folder could not be used.</summary>
    File,

    /// <summary>The work was rejected, or could not be completed.</summary>
    Failure,

    /// <summary>A signal ended the command. The same command resumes the work.</summary>
    Interrupted,

    /// <summary>The program has a bug.</summary>
    Defect,
}
