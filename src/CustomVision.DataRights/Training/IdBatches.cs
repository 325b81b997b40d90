namespace CustomVision.DataRights.Training;

/// <summary>
/// Splits ids into batches, one for each call. A batch stays within the operation's limit and within the limit of the request line: 256 ids
/// make a URL of 10,000 characters, and servers and intermediate proxies may accept less.
/// </summary>
internal static class IdBatches
{
    /// <summary>The maximum number of ids in DeleteImages and GetImagesByIds.</summary>
    public const int ImageLimit = 256;

    /// <summary>The maximum number of ids in DeletePrediction.</summary>
    public const int PredictionLimit = 64;

    /// <summary>The maximum number of tag ids in the filter of a listing.</summary>
    public const int TagLimit = 20;

    /// <summary>Splits the distinct ids, in their order, into batches.</summary>
    /// <param name="ids">The ids; any number.</param>
    /// <param name="operationLimit">The maximum number of ids in one call.</param>
    /// <param name="lineLimit">The maximum length of the path and query, in characters.</param>
    /// <param name="lineLength">The length of the path and query without any id, in characters.</param>
    public static IEnumerable<Guid[]> Split(IEnumerable<Guid> ids, int operationLimit, int lineLimit, int lineLength) =>
        ids.Distinct().Chunk(SizeOf(operationLimit, lineLimit, lineLength));

    /// <summary>Gets the number of ids that fit into one call; at least one.</summary>
    public static int SizeOf(int operationLimit, int lineLimit, int lineLength)
    {
        const int EscapedComma = 3; // the last id has none
        var fitting = (lineLimit - lineLength + EscapedComma) / RequestPath.IdLength;
        return Math.Clamp(fitting, 1, operationLimit);
    }
}
