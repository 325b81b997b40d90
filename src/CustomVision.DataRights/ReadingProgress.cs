namespace CustomVision.DataRights;

/// <summary>The progress of a job that reads a resource project by project, such as the planning of an erasure.</summary>
public sealed record ReadingProgress
{
    /// <summary>The number of projects that were read completely.</summary>
    public int ProjectsDone { get; init; }

    /// <summary>The number of projects to read.</summary>
    public int ProjectsTotal { get; init; }

    /// <summary>The number of objects that were listed; an image is listed once for the workspace and once for each iteration.</summary>
    public long ObjectsDone { get; init; }

    /// <summary>The objects per second; 0 until a rate was measured.</summary>
    public double ObjectsPerSecond { get; init; }
}
