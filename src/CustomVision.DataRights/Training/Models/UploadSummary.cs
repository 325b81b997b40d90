namespace CustomVision.DataRights.Training;

/// <summary>ImageCreateSummary: what became of the pictures of an upload, in no order.</summary>
internal sealed record UploadSummary
{
    public IReadOnlyList<UploadResult> Images
    {
        get => field ?? [];
        init;
    }
}
