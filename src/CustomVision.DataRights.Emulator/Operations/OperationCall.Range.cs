namespace CustomVision.DataRights.Emulator.Operations;

internal sealed partial class OperationCall
{
    private const int DefaultPage = 50;
    private const int LargestPage = 256;

    /// <summary>Returns the <c>skip</c> and <c>take</c> of a list of images.</summary>
    public (int Skip, int Take) Range()
    {
        var take = QueryNumber("take", DefaultPage);
        var skip = QueryNumber("skip", 0);
        if (take < 0 || skip < 0)
        {
            throw new ServiceFaultException("BadRequest", "The parameters take and skip cannot be negative.");
        }

        if (take > LargestPage)
        {
            take = Behavior.Listing.ExceededTakeIsClamped
                ? LargestPage
                : throw new ServiceFaultException("BadRequestExceededBatchSize", "The parameter take is limited to 256.");
        }

        return (skip, take == 0 && Behavior.Listing.ZeroTakesDefaultPage ? DefaultPage : take);
    }
}
