using DataRights.Portal.Access;
using DataRights.Portal.Requests;
using DataRights.Portal.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DataRights.Portal.Http;

/// <summary>Creates the views of requests for an operator.</summary>
internal sealed class RequestViews(PortalStore store, IOptionsMonitor<PortalOptions> options, TimeProvider time)
{
    private DateOnly Today => Deadline.Today(time, options.CurrentValue.Zone);

    /// <summary>Lists the requests, latest first.</summary>
    public async Task<List<RequestView>> ListAsync(Actor reader, CancellationToken cancellationToken)
    {
        var (requests, receipts) = await store.ReadAsync(
            async database =>
                (
                    await database
                        .Requests.Include(request => request.Approvals)
                        .OrderByDescending(request => request.SubmittedAt)
                        .ToListAsync(cancellationToken),
                    await database.Receipts.Select(receipt => receipt.RequestId).ToHashSetAsync(cancellationToken)
                ),
            cancellationToken
        );
        var today = Today;
        return requests.ConvertAll(request => RequestView.Of(request, reader, today, receipts.Contains(request.Id)));
    }

    public async Task<RequestView> OfAsync(DataRequest request, Actor reader, CancellationToken cancellationToken)
    {
        var hasReceipt = await store.ReadAsync(
            database => database.Receipts.AnyAsync(receipt => receipt.RequestId == request.Id, cancellationToken),
            cancellationToken
        );
        return RequestView.Of(request, reader, Today, hasReceipt);
    }
}
