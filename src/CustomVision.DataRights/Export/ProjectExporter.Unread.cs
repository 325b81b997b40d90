using System.Runtime.CompilerServices;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <content>What a list names in a form that cannot be read. Its bytes are not kept: they may hold links with credentials, which cannot be cut from them.</content>
internal sealed partial class ProjectExporter
{
    private async IAsyncEnumerable<Raw<T>> ReadableAsync<T>(
        IAsyncEnumerable<Raw<T>> items, string category, Scope scope, Action<T> unread, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (item.Unread is not { } place)
            {
                yield return item;
                continue;
            }

            unread(item.Value);
            Ledger.Add(new ExportFailure
            {
                Category = category,
                ProjectId = scope.ProjectId,
                IterationId = scope.IterationId,
                ObjectId = place.Id,
                Kind = ExportFailureKind.Failed,
                Reason = Reasons.Unread(place),
            });
        }
    }
}
