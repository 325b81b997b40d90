namespace CustomVision.DataRights.Training;

/// <summary>Known values of <see cref="ProjectSettings.ClassificationType"/>. The service may send others: compare, do not enumerate.</summary>
public static class ClassificationType
{
    /// <summary>One tag an image.</summary>
    public const string Multiclass = "Multiclass";

    /// <summary>Any number of tags an image.</summary>
    public const string Multilabel = "Multilabel";
}
