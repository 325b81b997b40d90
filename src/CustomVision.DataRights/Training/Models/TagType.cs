namespace CustomVision.DataRights.Training;

/// <summary>Known values of <see cref="Tag.Type"/>. The service may send others: compare, do not enumerate.</summary>
internal static class TagType
{
    /// <summary>An ordinary tag.</summary>
    public const string Regular = "Regular";

    /// <summary>The negative tag: the image shows none of the others.</summary>
    public const string Negative = "Negative";

    /// <summary>Any product, in retail projects.</summary>
    public const string GeneralProduct = "GeneralProduct";
}
