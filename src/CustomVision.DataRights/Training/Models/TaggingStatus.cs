namespace CustomVision.DataRights.Training;

/// <summary>Which images of a set are meant.</summary>
public static class TaggingStatus
{
    /// <summary>All.</summary>
    public const string All = "All";

    /// <summary>Those with a tag.</summary>
    public const string Tagged = "Tagged";

    /// <summary>Those without a tag.</summary>
    public const string Untagged = "Untagged";
}
