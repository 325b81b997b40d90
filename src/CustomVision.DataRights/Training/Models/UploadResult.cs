namespace CustomVision.DataRights.Training;

/// <summary>ImageCreateResult: the outcome of one image.</summary>
internal sealed record UploadResult
{
    public const string Ok = "OK";
    public const string Duplicate = "OKDuplicate";

    /// <summary>The name that the image was sent with. The name of a multipart upload is in quotation marks.</summary>
    public string? SourceUrl { get; init; }

    public string? Status { get; init; }

    public Image? Image { get; init; }
}
