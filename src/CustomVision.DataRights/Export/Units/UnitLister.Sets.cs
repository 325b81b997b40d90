using System.Text.Json;

namespace CustomVision.DataRights.Export.Units;

/// <content>The sets of images of a project.</content>
internal sealed partial class UnitLister
{
    // Gets the workspace, followed by the iterations. Iterations that cannot be listed here are listed when the project is finished.
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

        // Set numbers never change: without the workspace, its number is unused.
        return [.. iterations.Select(id => (Guid?)id).Prepend(null)];
    }
}
