namespace DataRights.Portal.Requests;

/// <summary>One operator's approval of the plan of one attempt.</summary>
internal sealed class PlanApproval
{
    public int Id { get; init; }

    public required Guid RequestId { get; init; }

    public required int Attempt { get; init; }

    public required string OperatorId { get; init; }

    public required string OperatorName { get; init; }

    public required string PlanDigest { get; init; }

    public required DateTimeOffset ApprovedAt { get; init; }
}
