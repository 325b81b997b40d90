using System.Text.Json;
using DataRights.Portal.Access;
using DataRights.Portal.Http;
using DataRights.Portal.Jobs;
using DataRights.Portal.Store;
using Microsoft.Extensions.Options;

namespace DataRights.Portal.Requests;

/// <summary>Makes all changes of requests, each with an entry in the audit trail.</summary>
internal sealed partial class RequestDesk(
    PortalStore store,
    SelectionVault vault,
    JobQueue queue,
    ProgressFeed feed,
    IOptionsMonitor<PortalOptions> options,
    TimeProvider time
)
{
    private DateOnly Today => Deadline.Today(time, options.CurrentValue.Zone);

    public Task<DataRequest> FindAsync(Guid id, CancellationToken cancellationToken) => store.FindAsync(id, cancellationToken);

    /// <returns>The request, and whether this call created it.</returns>
    public async Task<(DataRequest Request, bool IsNew)> SubmitAsync(
        Submission submission,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        var result = await store.ChangeAsync(
            async change =>
            {
                if (submission.Id is { } id && await change.Database.Requests.FindAsync([id], cancellationToken) is { } known)
                {
                    return (
                        IsRepetition(known, submission, actor)
                            ? known
                            : throw RequestRefusedException.Conflict("idInUse", "Another request has this id. Send a new UUID."),
                        false
                    );
                }

                var receivedOn = submission.ReceivedOn ?? Today;
                var request = new DataRequest
                {
                    Id = submission.Id ?? Guid.NewGuid(),
                    Kind = submission.Kind,
                    Reference = submission.Reference,
                    Selection = vault.Seal(submission.Selection),
                    SubmittedAt = change.Now,
                    SubmitterKind = actor.Kind,
                    SubmitterId = actor.Id,
                    SubmitterName = actor.Name,
                    AttemptBy = actor.Id,
                    ReceivedOn = receivedOn,
                    DueOn = Deadline.Of(receivedOn, options.CurrentValue.Holidays),
                };
                change.Database.Requests.Add(request);
                change.Record(actor, "received", request.Id, request.Kind.ToString());
                return (request, true);
            },
            cancellationToken
        );
        if (result.Item2)
        {
            queue.Add(result.Item1.Id);
        }

        return result;
    }

    private static string Move(DataRequest request, RequestState state, DateTimeOffset? finished = null)
    {
        request.MoveTo(state);
        request.FinishedAt = finished;
        return string.Empty;
    }

    private bool IsRepetition(DataRequest known, Submission submission, Actor actor) =>
        known.SubmitterId == actor.Id
        && known.Kind == submission.Kind
        && known.Reference == submission.Reference
        && (submission.ReceivedOn is null || submission.ReceivedOn == known.ReceivedOn)
        && known.Selection is not null
        && JsonSerializer.Serialize(vault.Open(known), PortalJson.Options)
            == JsonSerializer.Serialize(submission.Selection, PortalJson.Options);

    private async Task<DataRequest> ChangeAsync(
        Guid id,
        Actor actor,
        string action,
        Func<DataRequest, DateTimeOffset, string> change,
        CancellationToken cancellationToken
    )
    {
        var changed = await store.ChangeAsync(
            async transaction =>
            {
                var request = await transaction.FindAsync(id, cancellationToken);
                var detail = change(request, transaction.Now);
                transaction.Record(actor, action, id, detail);
                return request;
            },
            cancellationToken
        );
        feed.Publish(id, new RequestEvent { State = changed.State });
        return changed;
    }
}
