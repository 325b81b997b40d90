namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>The rules for requests that are checked before any call of the service. Each error states the member to correct.</summary>
internal static class RequestRules
{
    private static readonly TimeSpan ShortestValidity = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestValidity = TimeSpan.FromDays(90);
    public static readonly TimeSpan LongestDeadline = TimeSpan.FromDays(1);

    public static void Check(ErasureRequest request)
    {
        Require(request.Scope != ErasureScope.Projects || request.ProjectIds.Count > 0, "ProjectIds is empty. Specify the projects to "
            + "erase.");
        Require(
            request.Scope == ErasureScope.Account || !request.AcceptPublishedIterations,
            "AcceptPublishedIterations is set, but Scope is not Account. For projects, the plan unpublishes the iterations that it deletes."
        );
        CheckSubject(request);
        CheckDecision(request.Models, nameof(request.Models));
        foreach (var (_, decision) in request.IterationDecisions)
        {
            CheckDecision(decision, nameof(request.IterationDecisions));
        }

        CheckLimits(request.Limits);
    }

    private static void CheckSubject(ErasureRequest request)
    {
        if (request.Scope != ErasureScope.Subject)
        {
            Require(
                request.Predictions is null && request.PredictionIds.Count == 0,
                "Predictions or PredictionIds is set, but Scope is not Subject. Whole projects lose all their stored predictions."
            );
            return;
        }

        Require(
            request.Predictions?.Application is null || !string.IsNullOrWhiteSpace(request.Predictions.Application),
            "Predictions.Application is empty, which the service treats as every application. Specify one, or leave it out."
        );
        Require(
            request.Subject is { IsEmpty: false }
                || (request.Subject is null && (request.Predictions is not null || request.PredictionIds.Count > 0)),
            "The request does not select anything. Set at least one member of Subject, or select predictions with "
                + "ErasureRequest.ForPredictions."
        );
    }

    private static void CheckDecision(ModelDecision? decision, string member)
    {
        Require(decision is null || Enum.IsDefined(decision.Kind), $"{member} contains a decision of an unknown kind.");
        Require(
            decision is not { Kind: ModelDecisionKind.KeepWithReason } || !string.IsNullOrWhiteSpace(decision.Reason),
            $"{member} keeps a model without a reason. Specify one: the receipt states it."
        );
    }

    private static void CheckLimits(ErasureLimits limits)
    {
        Require(limits.MaxObjects > 0, "Limits.MaxObjects must be at least 1.");
        Require(limits.DriftTolerance >= 0, "Limits.DriftTolerance must not be negative.");
        Require(
            limits.ValidFor >= ShortestValidity && limits.ValidFor <= LongestValidity,
            "Limits.ValidFor must be from 1 minute to 90 days."
        );
        Require(
            limits.VerificationDeadline >= TimeSpan.Zero && limits.VerificationDeadline <= LongestDeadline,
            "Limits.VerificationDeadline must be from zero to 1 day."
        );
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new ErasureRejectedException(ErasureRejection.Malformed, message);
        }
    }
}
