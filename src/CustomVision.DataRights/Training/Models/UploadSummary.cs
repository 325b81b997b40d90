namespace CustomVision.DataRights.Training;

/// <summary>ImageCreateSummary: the outcomes of the images of an upload, in no particular order.</summary>
internal sealed record UploadSummary
{
    public IReadOnlyList<UploadResult> Images
    {
        get => field ?? [];
        init;
    }
}
