namespace CustomVision.DataRights.Training;

/// <summary>Known values of <see cref="ExportedModel.Status"/>. The service may send others: compare, do not enumerate.</summary>
internal static class ExportedModelStatus
{
    /// <summary>Being built.</summary>
    public const string Exporting = "Exporting";

    /// <summary>Ready to download.</summary>
    public const string Done = "Done";

    /// <summary>The build failed.</summary>
    public const string Failed = "Failed";
}
