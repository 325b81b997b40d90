using System.Buffers;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>Writes <c>account.json</c>: the service's own tokens, without keys.</summary>
internal sealed class AccountDocument(ExportContext context)
{
    private static readonly ArchiveScope Resource = new(null, null);

    /// <summary>Reads the account, from Azure Resource Manager if it is available, and records the result in the ledger.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var json = new ArrayBufferWriter<byte>();
        try
        {
            var reason = context.AccountReader is { } reader
                ? await ReadAsync(reader, json, cancellationToken).ConfigureAwait(false)
                : await ReadAsync(context.Client, json, cancellationToken).ConfigureAwait(false);
            json.Write("\n"u8);
            await context
                .Output.WriteAsync(PayloadPlace.DocumentOf(ArchiveCategories.Account, Resource), json.WrittenMemory, cancellationToken)
                .ConfigureAwait(false);
            context.Ledger.Add(
                new CategoryReport
                {
                    Category = ArchiveCategories.Account.Key,
                    State = CategoryState.Exported,
                    Found = 1,
                    Reason = reason,
                }
            );
        }
        catch (TrainingApiException fault) when (ServiceAnswer.SaysRouteIsUnknown(fault))
        {
            // The export has already read projects from this endpoint, so an unknown route means that the operation was retired.
            context.Ledger.AddNotOffered(ArchiveCategories.Account, Resource, Reasons.AccountRetired);
        }
        catch (Exception fault) when (fault is TrainingApiException or AccountApiException)
        {
            context.Ledger.AddFailed(ArchiveCategories.Account, Resource, fault);
        }
    }

    private static async Task<string> ReadAsync(IAccountReader reader, ArrayBufferWriter<byte> json, CancellationToken cancellationToken)
    {
        var account = await reader.ReadAccountJsonAsync(cancellationToken).ConfigureAwait(false);
        ServiceJson.CopyWithoutApiProperties(account.Span, json);
        return Reasons.AccountKeysNotRequested;
    }

    private static async Task<string> ReadAsync(TrainingClient client, ArrayBufferWriter<byte> json, CancellationToken cancellationToken)
    {
        var account = await client.GetAccountInfoAsync(cancellationToken).ConfigureAwait(false);
        ServiceJson.CopyWithoutKeys(account.Json.Span, json);
        return Reasons.AccountKeysRedacted;
    }
}
