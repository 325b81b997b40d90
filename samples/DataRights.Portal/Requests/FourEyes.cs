using DataRights.Portal.Access;

namespace DataRights.Portal.Requests;

/// <summary>
/// The four-eyes principle: determines who may approve a plan and how many approvals it needs, so that every erasure involves two people.
/// </summary>
internal static class FourEyes
{
    /// <summary>
    /// Gets the number of approvals. An API key does not identify a person, so a request that was submitted with one needs two.
    /// </summary>
    public static int Required(DataRequest request) => request.SubmitterKind == ActorKind.Operator ? 1 : 2;

    public static bool IsApproved(DataRequest request) =>
        request.CurrentApprovals.Count(approval => approval.PlanDigest == request.PlanDigest) >= Required(request);

    /// <exception cref="RequestRefusedException">The operator submitted or retried the request, or has approved it already.</exception>
    public static void EnsureMayApprove(DataRequest request, string operatorId)
    {
        if (request.SubmitterId == operatorId || request.AttemptBy == operatorId)
        {
            throw RequestRefusedException.Forbidden(
                "ownRequest",
                "You submitted or retried this request. Ask another operator to approve its plan."
            );
        }

        if (request.CurrentApprovals.Any(approval => approval.OperatorId == operatorId))
        {
            throw RequestRefusedException.Conflict(
                "alreadyApproved",
                "You have approved this plan already. It needs the approval of another operator."
            );
        }
    }
}
