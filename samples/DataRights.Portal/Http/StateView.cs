using DataRights.Portal.Requests;

namespace DataRights.Portal.Http;

/// <summary>The state of a request, for the program that submitted it.</summary>
internal sealed record StateView
{
    public required Guid Id { get; init; }

    public required RequestKind Kind { get; init; }

    public required RequestState State { get; init; }

    /// <summary>The state in the terms of OpenDSR: <c>pending</c>, <c>in_progress</c>, <c>completed</c> or <c>cancelled</c>.</summary>
    public required string RequestStatus { get; init; }

    public required DateTimeOffset ReceivedTime { get; init; }

    /// <summary>The end of the last day for the answer.</summary>
    public required DateTimeOffset ExpectedCompletionTime { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required DateOnly DueOn { get; init; }

    public required bool IsExtended { get; init; }

    public static StateView Of(DataRequest request, TimeZoneInfo zone) =>
        new()
        {
            Id = request.Id,
            Kind = request.Kind,
            State = request.State,
            RequestStatus = RequestLifecycle.OpenDsrStatus(request.State),
            ReceivedTime = request.SubmittedAt,
            ExpectedCompletionTime = Deadline.EndOf(request.DueOn, zone),
            ReceivedOn = request.ReceivedOn,
            DueOn = request.DueOn,
            IsExtended = request.Extension is not null,
        };
}
