using DataRights.Portal.Requests;

namespace DataRights.Portal.Jobs;

/// <summary>One server-sent event: the state of a request and the progress of its job. The latest replaces all earlier ones.</summary>
internal sealed record RequestEvent
{
    public required RequestState State { get; init; }

    public string? Phase { get; init; }

    public long? Done { get; init; }

    public long? Total { get; init; }

    public long? Bytes { get; init; }

    public double? SecondsLeft { get; init; }
}
