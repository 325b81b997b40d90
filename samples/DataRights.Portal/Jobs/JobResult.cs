using DataRights.Portal.Requests;

namespace DataRights.Portal.Jobs;

/// <summary>The result of a job.</summary>
/// <param name="State">The state of the request.</param>
/// <param name="Digest">The digest of the archive, or of the library's receipt.</param>
/// <param name="Counts">The counts for the receipt.</param>
/// <param name="Failure">The reason why the job failed; null otherwise.</param>
internal sealed record JobResult(RequestState State, string Digest, IReadOnlyDictionary<string, long> Counts, string? Failure);
