namespace CustomVision.DataRights.Training;

/// <summary>ImageCreateResult: what became of one picture.</summary>
internal sealed record UploadResult
{
    public const string Ok = "OK";
    public const string Duplicate = "OKDuplicate";

    /// <summary>The name that the picture was sent with; that of a multipart upload is between quotes.</summary>
    public string? SourceUrl { get; init; }

    public string? Status { get; init; }

    public Image? Image { get; init; }
}
