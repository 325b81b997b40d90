using DataRights.Portal.Requests;

namespace DataRights.Portal.Http;

/// <summary>The approval of a plan, with the digest that the operator has reviewed.</summary>
internal sealed record ApprovalBody(string PlanDigest);

/// <summary>An extension of the deadline.</summary>
internal sealed record ExtensionBody(ExtensionReason Reason);

/// <summary>The signed-in operator, and the antiforgery token for changes.</summary>
internal sealed record SessionView(string Name, string Token);
