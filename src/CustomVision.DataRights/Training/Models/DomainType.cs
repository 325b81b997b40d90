namespace CustomVision.DataRights.Training;

/// <summary>Known values of <see cref="Domain.Type"/>. The service may send others: compare, do not enumerate.</summary>
public static class DomainType
{
    /// <summary>Tags for whole images.</summary>
    public const string Classification = "Classification";

    /// <summary>Tags for boxes in images.</summary>
    public const string ObjectDetection = "ObjectDetection";
}
