namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>What a request must be before anything is asked of the service. Each refusal names the member to mend.</summary>
internal static class RequestRules
{
    private static readonly TimeSpan ShortestValidity = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestValidity = TimeSpan.FromDays(90);
    public static readonly TimeSpan LongestDeadline = TimeSpan.FromDays(1);

    public static void Check(ErasureRequest request)
    {
        Require(Enum.IsDefined(request.Scope), "Scope is not one of the known scopes.");
        Require(
            request.Scope != ErasureScope.Everything || request.ProjectIds.Count == 0,
            "Scope is Everything, but ProjectIds names projects. Leave ProjectIds empty, or choose the scope Projects.");
        Require(request.Scope != ErasureScope.Projects || request.ProjectIds.Count > 0, "Scope is Projects, but ProjectIds is empty. Name the projects.");
        CheckAccount(request);
        CheckSubject(request);
        CheckDecision(request.Models, nameof(request.Models));
        foreach (var (_, decision) in request.IterationDecisions)
        {
            CheckDecision(decision, nameof(request.IterationDecisions));
        }

        CheckLimits(request.Limits);
    }

    private static void CheckAccount(ErasureRequest request)
    {
        if (request.Scope != ErasureScope.Account)
        {
            Require(!request.PurgeAccount, "PurgeAccount is set, but Scope is not Account. Only a deleted account can be purged: use ErasureRequest.ForAccount.");
            Require(
                !request.AcceptPublishedIterations,
                "AcceptPublishedIterations is set, but Scope is not Account. For projects, the plan unpublishes the iterations that it deletes.");
            return;
        }

        Require(request.ProjectIds.Count == 0, "Scope is Account, but ProjectIds names projects. Leave ProjectIds empty, or choose the scope Projects.");
    }

    private static void CheckSubject(ErasureRequest request)
    {
        if (request.Scope != ErasureScope.Subject)
        {
            Require(request.Subject is null, "Subject is set, but Scope is not Subject. A selector does not narrow the erasure of whole projects.");
            Require(
                request.Predictions is null && request.PredictionIds.Count == 0,
                "Predictions or PredictionIds is set, but Scope is not Subject. Whole projects lose all their stored predictions.");
            return;
        }

        Require(
            request.Predictions?.Application is null || !string.IsNullOrWhiteSpace(request.Predictions.Application),
            "Predictions.Application is empty, which the service takes for every application. Name one, or leave it out.");
        Require(
            request.Subject is { IsEmpty: false } || (request.Subject is null && (request.Predictions is not null || request.PredictionIds.Count > 0)),
            "Subject names nothing, which would name everybody. Set at least one of its members, or leave Subject out and choose predictions alone.");
    }

    private static void CheckDecision(ModelDecision? decision, string member)
    {
        Require(decision is null || Enum.IsDefined(decision.Kind), $"{member} holds a decision of an unknown kind.");
        Require(
            decision is not { Kind: ModelDecisionKind.KeepWithReason } || !string.IsNullOrWhiteSpace(decision.Reason),
            $"{member} keeps a model without a reason. Give one: the receipt states it.");
    }

    private static void CheckLimits(ErasureLimits limits)
    {
        Require(limits.MaxObjects > 0, "Limits.MaxObjects must be at least 1.");
        Require(limits.DriftTolerance >= 0, "Limits.DriftTolerance must not be negative.");
        Require(limits.ValidFor >= ShortestValidity && limits.ValidFor <= LongestValidity, "Limits.ValidFor must be from 1 minute to 90 days.");
        Require(
            limits.VerificationDeadline >= TimeSpan.Zero && limits.VerificationDeadline <= LongestDeadline,
            "Limits.VerificationDeadline must be from zero to 1 day.");
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new ErasureRejectedException(ErasureRejection.Malformed, message);
        }
    }
}
