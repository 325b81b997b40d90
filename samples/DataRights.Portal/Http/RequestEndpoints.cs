using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using DataRights.Portal.Access;
using DataRights.Portal.Jobs;
using DataRights.Portal.Requests;
using DataRights.Portal.Store;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace DataRights.Portal.Http;

/// <summary>The routes of requests.</summary>
internal static class RequestEndpoints
{
    public static void MapRequests(this IEndpointRouteBuilder routes)
    {
        var requests = routes.MapGroup("/api/requests").WithTags("Requests");
        requests
            .MapPost("/", SubmitAsync)
            .WithSummary("Submits a request.")
            .RequireAuthorization(AccessPolicies.Submitter)
            .RequireRateLimiting(RequestLimits.Submissions)
            .AddEndpointFilter<AntiforgeryFilter>()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        requests
            .MapGet("/{id:guid}/state", StateAsync)
            .WithSummary("Gets the state of a request. A program sees only the requests that it submitted.")
            .RequireAuthorization(AccessPolicies.Submitter)
            .ProducesProblem(StatusCodes.Status404NotFound);
        requests.MapGet("/", ListAsync).WithSummary("Lists the requests, the latest first.");
        requests.MapGet("/{id:guid}", GetAsync).WithSummary("Gets a request.").ProducesProblem(StatusCodes.Status404NotFound);
        requests
            .MapGet("/{id:guid}/selection", SelectionAsync)
            .WithSummary("Gets whose data a request concerns, until the request is closed.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status410Gone);
        requests
            .MapGet("/{id:guid}/events", WatchAsync)
            .WithSummary("Streams the state and the progress of a request as server-sent events.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        Change(
                requests
                    .MapPost("/{id:guid}/approval", ApproveAsync)
                    .WithSummary("Approves the plan of an erasure by its digest. The submitter cannot.")
            )
            .ProducesProblem(StatusCodes.Status403Forbidden);
        Change(
            requests
                .MapPost("/{id:guid}/extension", ExtendAsync)
                .WithSummary("Extends the deadline by two further months, Art. 12(3) GDPR.")
        );
        Change(requests.MapPost("/{id:guid}/retry", RetryAsync).WithSummary("Starts a failed request again."));
        Change(requests.MapPost("/{id:guid}/cancellation", CancelAsync).WithSummary("Cancels a request."));
    }

    private static RouteHandlerBuilder Change(RouteHandlerBuilder route) =>
        route
            .AddEndpointFilter<AntiforgeryFilter>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Created<StateView>, Ok<StateView>, ValidationProblem>> SubmitAsync(
        Submission submission,
        HttpContext http,
        RequestDesk desk,
        IOptionsMonitor<PortalOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var zone = options.CurrentValue.Zone;
        if (SubmissionCheck.Find(submission, Deadline.Today(time, zone)) is { Count: > 0 } faults)
        {
            return TypedResults.ValidationProblem(faults);
        }

        var (request, isNew) = await desk.SubmitAsync(submission, Actor.Of(http.User), cancellationToken);
        var view = StateView.Of(request, zone);
        return isNew ? TypedResults.Created($"/api/requests/{request.Id}/state", view) : TypedResults.Ok(view);
    }

    private static async Task<Ok<StateView>> StateAsync(
        Guid id,
        HttpContext http,
        PortalStore store,
        IOptionsMonitor<PortalOptions> options,
        CancellationToken cancellationToken
    )
    {
        var (request, actor) = (await store.FindAsync(id, cancellationToken), Actor.Of(http.User));
        return actor.Kind == ActorKind.Operator || request.SubmitterId == actor.Id
            ? TypedResults.Ok(StateView.Of(request, options.CurrentValue.Zone))
            : throw RequestRefusedException.NotFound();
    }

    private static async Task<Ok<List<RequestView>>> ListAsync(
        HttpContext http,
        RequestViews views,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await views.ListAsync(Actor.Of(http.User), cancellationToken));

    private static async Task<Ok<RequestView>> GetAsync(
        Guid id,
        HttpContext http,
        PortalStore store,
        RequestViews views,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await views.OfAsync(await store.FindAsync(id, cancellationToken), Actor.Of(http.User), cancellationToken));

    private static async Task<Ok<Selection>> SelectionAsync(
        Guid id,
        PortalStore store,
        SelectionVault vault,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(vault.Open(await store.FindAsync(id, cancellationToken)));

    private static async Task<ServerSentEventsResult<RequestEvent>> WatchAsync(
        Guid id,
        PortalStore store,
        ProgressFeed feed,
        IHostApplicationLifetime host,
        CancellationToken cancellationToken
    )
    {
        _ = await store.FindAsync(id, cancellationToken);
        return TypedResults.ServerSentEvents(EventsAsync(id, store, feed, host.ApplicationStopping, cancellationToken));
    }

    private static async IAsyncEnumerable<SseItem<RequestEvent>> EventsAsync(
        Guid id,
        PortalStore store,
        ProgressFeed feed,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        await foreach (
            var item in feed.WatchAsync(
                id,
                async () => new RequestEvent { State = (await store.FindAsync(id, ending.Token)).State },
                ending.Token
            )
        )
        {
            yield return new SseItem<RequestEvent>(item, "progress");
            if (RequestLifecycle.IsClosed(item.State) || item.State == RequestState.Failed)
            {
                yield break;
            }
        }
    }

    private static Task<Ok<RequestView>> ApproveAsync(
        Guid id,
        ApprovalBody body,
        HttpContext http,
        RequestDesk desk,
        RequestViews views,
        CancellationToken cancellationToken
    ) => ChangedAsync(http, views, actor => desk.ApproveAsync(id, body.PlanDigest, actor, cancellationToken), cancellationToken);

    private static Task<Ok<RequestView>> ExtendAsync(
        Guid id,
        ExtensionBody body,
        HttpContext http,
        RequestDesk desk,
        RequestViews views,
        CancellationToken cancellationToken
    ) => ChangedAsync(http, views, actor => desk.ExtendAsync(id, body.Reason, actor, cancellationToken), cancellationToken);

    private static Task<Ok<RequestView>> RetryAsync(
        Guid id,
        Decisions body,
        HttpContext http,
        RequestDesk desk,
        RequestViews views,
        CancellationToken cancellationToken
    ) => ChangedAsync(http, views, actor => desk.RetryAsync(id, body, actor, cancellationToken), cancellationToken);

    private static Task<Ok<RequestView>> CancelAsync(
        Guid id,
        HttpContext http,
        RequestDesk desk,
        RequestViews views,
        CancellationToken cancellationToken
    ) => ChangedAsync(http, views, actor => desk.CancelAsync(id, actor, cancellationToken), cancellationToken);

    private static async Task<Ok<RequestView>> ChangedAsync(
        HttpContext http,
        RequestViews views,
        Func<Actor, Task<DataRequest>> change,
        CancellationToken cancellationToken
    )
    {
        var actor = Actor.Of(http.User);
        return TypedResults.Ok(await views.OfAsync(await change(actor), actor, cancellationToken));
    }
}
