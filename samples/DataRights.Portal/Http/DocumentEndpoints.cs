using System.Security.Cryptography;
using System.Text;
using CustomVision.DataRights;
using CustomVision.DataRights.Erasure;
using DataRights.Portal.Access;
using DataRights.Portal.Audit;
using DataRights.Portal.Receipts;
using DataRights.Portal.Requests;
using DataRights.Portal.Store;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataRights.Portal.Http;

/// <summary>The routes of a request's documents: its plan, archive and receipts, and the audit trail.</summary>
internal static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        var requests = routes.MapGroup("/api/requests/{id:guid}").WithTags("Documents");
        requests
            .MapGet("/plan", PlanAsync)
            .WithSummary("Gets the plan of an erasure: every id that would be destroyed.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        requests
            .MapGet("/archive", ArchiveAsync)
            .WithSummary("Streams the finished archive as a zip.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status410Gone);
        requests.MapGet("/receipt", ReceiptAsync).WithSummary("Gets the latest receipt.").ProducesProblem(StatusCodes.Status404NotFound);
        requests
            .MapGet("/receipt/erasure", ErasureReceiptAsync)
            .WithSummary("Gets the library's receipt of an erasure, with the outcome of every id.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        requests
            .MapGet("/receipt/page", ReceiptPageAsync)
            .WithSummary("Gets the receipt of an erasure as a page to print.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        routes
            .MapGet("/api/audit", AuditAsync)
            .WithTags("Audit")
            .WithSummary("Checks the whole audit trail, and every receipt against it.");
        routes.MapGet("/api/requests/{id:guid}/audit", EntriesAsync).WithTags("Audit").WithSummary("Lists the audit entries of a request.");
    }

    private static async Task<PhysicalFileHttpResult> PlanAsync(
        Guid id,
        PortalStore store,
        PortalFolders folders,
        CancellationToken cancellationToken
    ) => Document(folders.Plan(await store.FindAsync(id, cancellationToken)), $"plan-{id}.json");

    private static async Task<PushStreamHttpResult> ArchiveAsync(
        Guid id,
        HttpContext http,
        PortalStore store,
        PortalFolders folders,
        CancellationToken cancellationToken
    )
    {
        var request = await store.FindAsync(id, cancellationToken);
        if (request.ArchiveRemovedAt is not null)
        {
            throw RequestRefusedException.Gone("archiveExpired", "The archive has expired and was removed. The receipt remains.");
        }

        if (!request.HasArchive)
        {
            throw new RequestRefusedException(StatusCodes.Status404NotFound, "noArchive", "The request has no finished archive.");
        }

        await store.ChangeAsync(change => Task.FromResult(change.Record(Actor.Of(http.User), "archiveDownloaded", id)), cancellationToken);
        return TypedResults.Stream(
            async target =>
            {
                try
                {
                    await ArchiveZip.WriteAsync(folders.Archive(id), $"access-{id}", target, http.RequestAborted);
                }
                catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DataRightsException)
                {
                    // An incomplete zip must not look complete.
                    http.Abort();
                }
            },
            "application/zip",
            $"access-{id}.zip"
        );
    }

    private static async Task<FileContentHttpResult> ReceiptAsync(Guid id, PortalStore store, CancellationToken cancellationToken)
    {
        var receipt =
            await store.ReadAsync(
                database =>
                    database
                        .Receipts.Where(receipt => receipt.RequestId == id)
                        .OrderByDescending(receipt => receipt.Attempt)
                        .FirstOrDefaultAsync(cancellationToken),
                cancellationToken
            ) ?? throw None();
        return TypedResults.File(Encoding.UTF8.GetBytes(receipt.Json), "application/json", $"receipt-{id}.json");
    }

    private static async Task<PhysicalFileHttpResult> ErasureReceiptAsync(
        Guid id,
        PortalStore store,
        PortalFolders folders,
        CancellationToken cancellationToken
    ) => Document(folders.Receipt(await store.FindAsync(id, cancellationToken)), $"erasure-{id}.json");

    private static async Task<FileContentHttpResult> ReceiptPageAsync(
        Guid id,
        PortalStore store,
        PortalFolders folders,
        CancellationToken cancellationToken
    )
    {
        var path = folders.Receipt(await store.FindAsync(id, cancellationToken));
        var page = File.Exists(path)
            ? ErasureReceipt.FromJson(await File.ReadAllTextAsync(path, cancellationToken)).ToHtml()
            : throw None();
        return TypedResults.File(Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8", $"erasure-{id}.html");
    }

    private static async Task<Ok<AuditReport>> AuditAsync(PortalStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(
            await store.ReadAsync(
                async database =>
                {
                    var heads = await database.Receipts.ToDictionaryAsync(
                        receipt => (receipt.RequestId, receipt.Attempt),
                        cancellationToken
                    );
                    var faulty = heads
                        .Values.Where(receipt => receipt.Sha256 != Digest(receipt))
                        .Select(receipt => receipt.RequestId)
                        .ToHashSet();
                    var hashes = heads.Values.ToLookup(receipt => receipt.AuditSequence);
                    (AuditEntry? last, long? fault, var named) = (null, null, 0);
                    await foreach (
                        var entry in database.Audit.OrderBy(entry => entry.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken)
                    )
                    {
                        fault ??= AuditChain.Follows(last, entry) ? null : entry.Sequence;
                        foreach (var receipt in hashes[entry.Sequence])
                        {
                            named++;
                            if (receipt.AuditHead != entry.Hash)
                            {
                                faulty.Add(receipt.RequestId);
                            }
                        }

                        last = entry;
                    }

                    // Receipts without an entry, because the end of the chain was removed.
                    faulty.UnionWith(
                        heads.Values.Where(receipt => receipt.AuditSequence > (last?.Sequence ?? 0)).Select(receipt => receipt.RequestId)
                    );
                    return new AuditReport(
                        fault is null && faulty.Count == 0 && named == heads.Count,
                        last?.Sequence ?? 0,
                        last?.Hash ?? AuditChain.Origin,
                        fault,
                        [.. faulty]
                    );
                },
                cancellationToken
            )
        );

    private static async Task<Ok<List<AuditEntry>>> EntriesAsync(Guid id, PortalStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(
            await store.ReadAsync(
                database =>
                    database.Audit.Where(entry => entry.RequestId == id).OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken),
                cancellationToken
            )
        );

    private static string Digest(IssuedReceipt receipt) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(receipt.Json)));

    private static PhysicalFileHttpResult Document(string path, string name) =>
        File.Exists(path) ? TypedResults.PhysicalFile(path, "application/json", name) : throw None();

    private static RequestRefusedException None() =>
        new(StatusCodes.Status404NotFound, "noDocument", "The request has no such document yet.");
}
