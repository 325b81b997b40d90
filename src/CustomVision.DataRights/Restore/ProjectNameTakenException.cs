namespace CustomVision.DataRights.Restore;

/// <summary>
/// The exception that is thrown when the target of a restore already has a project of the same name. The name is in a property for
/// display; the message contains only the id.
/// </summary>
public sealed class ProjectNameTakenException : DataRightsException
{
    /// <summary>Creates the exception with a default message.</summary>
    public ProjectNameTakenException() { }

    /// <summary>Creates the exception with a message.</summary>
    public ProjectNameTakenException(string message)
        : base(message) { }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public ProjectNameTakenException(string message, Exception? innerException)
        : base(message, innerException) { }

    internal ProjectNameTakenException(Guid projectId, string name)
        : base(
            $"The target already has a project with the name of project {projectId}, and the journal does not record that this restore "
                + "created it. Set NameSuffix, or rename or delete the project in the target."
        ) => (ProjectId, ProjectName) = (projectId, name);

    /// <summary>The id of the project in the archive.</summary>
    public Guid ProjectId { get; }

    /// <summary>The name, including <see cref="RestoreRequest.NameSuffix"/>; <see langword="null"/> if it is unknown.</summary>
    public string? ProjectName { get; }
}
