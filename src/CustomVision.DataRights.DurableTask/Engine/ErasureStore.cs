using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CustomVision.DataRights.AzureStorage;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>The documents of an erasure, below its id. Each is written once, but for the receipt of an unfinished run.</summary>
internal sealed class ErasureStore(BlobContainerClient container, string id)
{
    private const string Plan = "plan.json";
    private const string Approval = "approval.json";
    private const string Receipt = "receipt.json";
    private const string Verification = "verification.json";

    private readonly BlobUnitStore _documents = new(container, id);

    public BlobErasureJournal NewJournal() => new(container, $"{id}/journal");

    /// <summary>Stores what an erasure is started with.</summary>
    /// <exception cref="DataRightsException">The erasure was started with another plan, approval or archive.</exception>
    public async Task StartAsync(ErasurePlan plan, StoredApproval approval, CancellationToken cancellationToken)
    {
        await CreateAsync(Plan, Encoding.UTF8.GetBytes(plan.ToJson()), cancellationToken).ConfigureAwait(false);
        await CreateAsync(
                Approval,
                JsonSerializer.SerializeToUtf8Bytes(approval, ErasureJsonContext.Default.StoredApproval),
                cancellationToken
            )
            .ConfigureAwait(false);
        var (storedPlan, storedApproval) = await FindStartAsync(cancellationToken).ConfigureAwait(false) ?? throw NotStarted();
        if (storedPlan.ComputeDigest() != plan.Digest || storedApproval != approval)
        {
            throw new DataRightsException(
                "This plan was started with another approval or archive, or what was stored then has been altered. Start it again with the "
                    + "same approval and archive, or make a new plan."
            );
        }
    }

    /// <summary>Reads what the erasure was started with; null where that is missing.</summary>
    public async Task<(ErasurePlan Plan, StoredApproval Approval)?> FindStartAsync(CancellationToken cancellationToken)
    {
        var plan = await _documents.FindAsync(Plan, cancellationToken).ConfigureAwait(false);
        var approval = await _documents.FindAsync(Approval, cancellationToken).ConfigureAwait(false);
        return plan is null || approval is null
            ? null
            : (
                ErasurePlan.FromJson(Encoding.UTF8.GetString(plan)),
                JsonSerializer.Deserialize(approval, ErasureJsonContext.Default.StoredApproval)!
            );
    }

    public async Task<ErasureReceipt?> FindReceiptAsync(CancellationToken cancellationToken) =>
        await _documents.FindAsync(Receipt, cancellationToken).ConfigureAwait(false) is { } receipt
            ? ErasureReceipt.FromJson(Encoding.UTF8.GetString(receipt))
            : null;

    /// <summary>Stores a receipt, unless a finished one is stored: a later run states less. One of an unfinished run is replaced.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="ensureOwner">Fails where another process carries out the erasure by now.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The receipt that is stored.</returns>
    public async Task<ErasureReceipt> StoreReceiptAsync(
        ErasureReceipt receipt,
        Func<CancellationToken, Task> ensureOwner,
        CancellationToken cancellationToken
    )
    {
        var blob = container.GetBlobClient($"{id}/{Receipt}");
        var conditions = new BlobRequestConditions { IfNoneMatch = ETag.All };
        while (true)
        {
            await ensureOwner(cancellationToken).ConfigureAwait(false);
            try
            {
                await blob.UploadAsync(
                        BinaryData.FromString(receipt.ToJson()),
                        new BlobUploadOptions { Conditions = conditions },
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                return receipt;
            }
            catch (RequestFailedException there) when (there.Status is 409 or 412)
            {
                var stored = await blob.DownloadContentAsync(cancellationToken).ConfigureAwait(false);
                var before = ErasureReceipt.FromJson(stored.Value.Content.ToString());
                if (IsFinal(before) || before.Digest == receipt.Digest)
                {
                    return before;
                }

                conditions = new BlobRequestConditions { IfMatch = stored.Value.Details.ETag };
            }
        }
    }

    public static bool IsFinal(ErasureReceipt receipt) =>
        receipt.State is ErasureState.Complete or ErasureState.CompleteWithRetained or ErasureState.CompleteWithNew;

    public async Task<ErasureVerification?> FindVerificationAsync(CancellationToken cancellationToken) =>
        await _documents.FindAsync(Verification, cancellationToken).ConfigureAwait(false) is { } document
            ? JsonSerializer.Deserialize(document, ErasureJsonContext.Default.StoredVerification)!.Verification
            : null;

    /// <summary>Stores the later verification. Of several, the first stays.</summary>
    public Task StoreVerificationAsync(StoredVerification verification, CancellationToken cancellationToken) =>
        CreateAsync(
            Verification,
            JsonSerializer.SerializeToUtf8Bytes(verification, ErasureJsonContext.Default.StoredVerification),
            cancellationToken
        );

    public static DataRightsException NotStarted() =>
        new("The plan or the approval of this erasure is not stored. Start it again with both.");

    private Task CreateAsync(string name, byte[] content, CancellationToken cancellationToken) =>
        _documents.TryCreateAsync(name, content, cancellationToken);
}
