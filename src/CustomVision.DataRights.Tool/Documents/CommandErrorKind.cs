namespace CustomVision.DataRights.Tool.Documents;

/// <summary>The kind of an error of a command.</summary>
internal enum CommandErrorKind
{
    /// <summary>The command line or the environment must be changed.</summary>
    Usage,

    /// <summary>The service refused an operation, or could not be reached.</summary>
    Service,

    /// <summary>A file or folder could not be used.</summary>
    File,

    /// <summary>The work was refused, or could not be finished.</summary>
    Failure,

    /// <summary>A signal ended the command. Run again, it resumes.</summary>
    Interrupted,

    /// <summary>The program has a defect.</summary>
    Defect,
}
