using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.DurableTask;

/// <summary>
/// Carries out approved plans, each by one process at a time: where it dies, another resumes with the journal in storage. A later
/// verification follows. Works from any process with the same options.
/// </summary>
public interface IDurableErasure
{
    /// <summary>
    /// Starts the erasure of a plan, or finds the one that is running. One that ended with an unfinished receipt, or was interrupted by the
    /// loss of the engine's state, resumes.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="approval">A person's approval of exactly this plan. The erasure resumes with the same approval only.</param>
    /// <param name="archivePrefix">
    /// The prefix of the plan's archive in the container of the archives; <see langword="null"/> for a plan that was made without an
    /// archive.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. It does not cancel the erasure.</param>
    /// <returns>The id of the erasure: the digest of the plan. The documents are stored below it.</returns>
    /// <exception cref="ErasureRejectedException">
    /// The plan was altered, or the approval names another plan. Nothing was started.
    /// </exception>
    /// <exception cref="DataRightsException">
    /// The plan was started with another approval or archive, or the container is missing or allows public access. Nothing was started.
    /// </exception>
    Task<string> StartAsync(
        ErasurePlan plan,
        ErasureApproval approval,
        string? archivePrefix = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Gets the status of an erasure.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The status; <see langword="null"/> where the engine does not know the id.</returns>
    Task<DurableErasureStatus?> GetStatusAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Reads the receipt of an erasure, from <c>&lt;id&gt;/receipt.json</c>.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The receipt; <see langword="null"/> if none is stored yet.</returns>
    Task<ErasureReceipt?> FindReceiptAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Reads the later verification of an erasure, from <c>&lt;id&gt;/verification.json</c>.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The verification; <see langword="null"/> if none is stored yet.</returns>
    Task<ErasureVerification?> FindVerificationAsync(string id, CancellationToken cancellationToken = default);
}
