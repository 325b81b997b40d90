using System.Text.Json;

namespace CustomVision.DataRights.Export.Units;

/// <content>The sets of images of a project.</content>
internal sealed partial class UnitLister
{
    // The workspace, then the iterations. What cannot be listed here is listed when the project is finished.
    private async Task<IReadOnlyList<Guid?>> SetsAsync(
        ExportRequest request,
        IUnitStore work,
        Guid project,
        CancellationToken cancellationToken
    )
    {
        if (!request.Categories.HasFlag(ExportCategories.ImageFiles))
        {
            return [];
        }

        List<Guid> iterations = [];
        if (request.Categories.HasFlag(ExportCategories.IterationImages))
        {
            if (await work.FindAsync(UnitNames.Sets(project), cancellationToken).ConfigureAwait(false) is null)
            {
                try
                {
                    var listed = await client.GetIterationsAsync(project, cancellationToken, keepsUnread: true).ConfigureAwait(false);
                    iterations =
                    [
                        .. UnreadEntries
                            .Known(listed)
                            .OrderBy(iteration => iteration.Value.Created)
                            .ThenBy(iteration => iteration.Value.Id)
                            .Select(iteration => iteration.Value.Id)
                            .Distinct(),
                    ];
                }
                catch (TrainingApiException fault) when (!IsPassing(fault))
                {
                    return [];
                }

                await work.TryCreateAsync(
                        UnitNames.Sets(project),
                        JsonSerializer.SerializeToUtf8Bytes(iterations, UnitJsonContext.Default.ListGuid),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
            }

            var content = await work.FindAsync(UnitNames.Sets(project), cancellationToken).ConfigureAwait(false);
            iterations = JsonSerializer.Deserialize(content, UnitJsonContext.Default.ListGuid)!;
        }

        // A set keeps its number: without the workspace its place is empty.
        return [.. iterations.Select(id => (Guid?)id).Prepend(null)];
    }
}
