namespace CustomVision.DataRights.Training;

/// <summary>Known values of <see cref="Project.Status"/>. The service may send others: compare, do not enumerate.</summary>
internal static class ProjectStatus
{
    /// <summary>Ready.</summary>
    public const string Succeeded = "Succeeded";

    /// <summary>A copy of another project is being imported.</summary>
    public const string Importing = "Importing";

    /// <summary>The import failed.</summary>
    public const string Failed = "Failed";
}
