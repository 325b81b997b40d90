using DataRights.Portal.Requests;

namespace DataRights.Portal.Http;

/// <summary>The approval of a plan: the digest that its reader has seen.</summary>
internal sealed record ApprovalBody(string PlanDigest);

/// <summary>An extension of the deadline.</summary>
internal sealed record ExtensionBody(ExtensionReason Reason);

/// <summary>Who is signed in, and the antiforgery token for changes.</summary>
internal sealed record SessionView(string Name, string Token);
