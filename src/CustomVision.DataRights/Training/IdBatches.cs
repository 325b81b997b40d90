namespace CustomVision.DataRights.Training;

/// <summary>
/// Splits ids into calls: each within the operation's own limit, and within the limit of the request line, since 256 ids make a URL of
/// 10,000 characters and servers and proxies on the way may take less.
/// </summary>
internal static class IdBatches
{
    /// <summary>DeleteImages, GetImagesByIds.</summary>
    public const int ImageLimit = 256;

    /// <summary>DeletePrediction.</summary>
    public const int PredictionLimit = 64;

    /// <summary>Tag ids as a filter of a listing.</summary>
    public const int TagLimit = 20;

    /// <summary>The ids in their order, without repetitions, in batches.</summary>
    /// <param name="ids">Any number of ids.</param>
    /// <param name="operationLimit">How many ids one call may name.</param>
    /// <param name="lineLimit">How long path and query may be, in characters.</param>
    /// <param name="lineLength">How long path and query are without any id.</param>
    public static IEnumerable<Guid[]> Split(IEnumerable<Guid> ids, int operationLimit, int lineLimit, int lineLength) =>
        ids.Distinct().Chunk(SizeOf(operationLimit, lineLimit, lineLength));

    /// <summary>The number of ids that fit into one call; at least one.</summary>
    public static int SizeOf(int operationLimit, int lineLimit, int lineLength)
    {
        const int EscapedComma = 3; // the last id has none
        var fitting = (lineLimit - lineLength + EscapedComma) / RequestPath.IdLength;
        return Math.Clamp(fitting, 1, operationLimit);
    }
}
