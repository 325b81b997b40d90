using System.Diagnostics;
using System.Net;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Units;

/// <summary>Lists the sets of images of a group's projects, and creates units from their pages.</summary>
internal sealed partial class UnitLister(TrainingClient client, ArchiveGroupJob group, TimeProvider time)
{
    private const int PagesOfUnit = 4;

    public async Task<UnitListing> ListAsync(
        ExportRequest request,
        UnitPlace place,
        UnitPosition position,
        int maxUnits,
        CancellationToken cancellationToken
    )
    {
        var plan = await PlanAsync(request, place, cancellationToken).ConfigureAwait(false);
        if (position.Project >= plan.Projects.Count)
        {
            return new UnitListing();
        }

        var project = plan.Projects[position.Project];
        var end = new UnitPosition { Project = position.Project + 1 };
        var next = position.Project + 1 < plan.Projects.Count ? end : null;
        if (!await BeginAsync(request, place, plan, project, cancellationToken).ConfigureAwait(false))
        {
            return new UnitListing
            {
                ProjectId = project,
                IsProjectListed = true,
                Next = next,
            };
        }

        var sets = await SetsAsync(request, place.Work, project, cancellationToken).ConfigureAwait(false);
        var seen = await SeenAsync(place.Work, project, position, cancellationToken).ConfigureAwait(false);
        var units = new List<string>();
        var (set, skip, pages, recorded) = (position.Set, position.Skip, 0, 0);
        while (set < sets.Count && units.Count + recorded < maxUnits)
        {
            var name = UnitNames.Unit(project, set, skip);
            var text = await FindAsync(place.Work, name, cancellationToken).ConfigureAwait(false);
            if (text is null)
            {
                text = await ListAsync(request, project, sets[set], skip, seen, cancellationToken).ConfigureAwait(false);
                if (text.Pages.Count > 0 && !await TryWriteAsync(place.Work, name, text, cancellationToken).ConfigureAwait(false))
                {
                    continue; // another coordinator was faster, and its unit counts
                }

                recorded += text.Fetched.Count == 0 ? 1 : 0;
            }

            // Only now: the images of a unit that was not written, since a call failed, belong to the unit that is listed again.
            seen.UnionWith(text.Pages.SelectMany(page => page.Images).Select(image => image.Value.Id));
            pages += text.Pages.Count;
            if (text is { Pages.Count: > 0, Fetched.Count: 0 })
            {
                await UnitDoneText.CreateEmptyAsync(place.Work, name, text.Header, cancellationToken).ConfigureAwait(false);
            }
            else if (
                text.Pages.Count > 0
                && await UnitDoneText.FindAsync(place.Work, name, cancellationToken).ConfigureAwait(false) is null
            )
            {
                units.Add(name);
            }

            (set, skip) = text.Header.Next is { } further ? (set, further) : (set + 1, 0);
        }

        var isListed = set >= sets.Count;
        if (isListed)
        {
            _seen.TryRemove((place.Work.Location, project), out _);
        }

        return new UnitListing
        {
            ProjectId = project,
            Units = units,
            Pages = pages,
            IsProjectListed = isListed,
            Next = isListed ? next : position with { Set = set, Skip = skip },
        };
    }

    public async Task<string?> ListAgainAsync(ExportRequest request, UnitPlace place, string unit, CancellationToken cancellationToken)
    {
        // If a new link does not open either, it has hardly expired: the coordinator downloads the image at the end.
        if (UnitNames.IsAgain(unit))
        {
            return null;
        }

        var again = UnitNames.RetryUnitOf(unit);
        if (
            await UnitDoneText.FindAsync(place.Work, unit, cancellationToken).ConfigureAwait(false) is not { Expired.Count: > 0 } done
            || await UnitDoneText.FindAsync(place.Work, again, cancellationToken).ConfigureAwait(false) is not null
        )
        {
            return null;
        }

        if (await FindAsync(place.Work, again, cancellationToken).ConfigureAwait(false) is not null)
        {
            return again;
        }

        var before = await FindAsync(place.Work, unit, cancellationToken).ConfigureAwait(false);
        if (before is null)
        {
            return null;
        }

        var text = new UnitText(before.Header with { Listed = time.GetUtcNow(), Next = null, Trace = Activity.Current?.Id });
        text.BeginPage(0);
        await foreach (
            var image in client
                .GetImagesByIdsAsync(before.Header.ProjectId, done.Expired, before.Header.IterationId, cancellationToken, keepsUnread: true)
                .ConfigureAwait(false)
        )
        {
            if (image.Unread is null)
            {
                EnsureAbsolute(image.Value, request);
                text.Add(image, isFetched: true);
            }
        }

        if (text.Fetched.Count == 0)
        {
            return null;
        }

        await place.Work.TryCreateAsync(UnitNames.Links(again), text.ToUtf8(), cancellationToken).ConfigureAwait(false);
        return again;
    }

    // Pages whose images are all in other units, as those of most iterations, have nothing to download: no worker needs to see them.
    private static Task<bool> TryWriteAsync(IUnitStore work, string name, UnitText text, CancellationToken cancellationToken) =>
        text.Fetched.Count > 0
            ? work.TryCreateAsync(UnitNames.Links(name), text.ToUtf8(), cancellationToken)
            : work.TryCreateAsync(UnitNames.Pages(name), text.ToUtf8WithoutLinks(), cancellationToken);

    private async Task<UnitText> ListAsync(
        ExportRequest request,
        Guid project,
        Guid? iteration,
        int skip,
        HashSet<Guid> seen,
        CancellationToken cancellationToken
    )
    {
        var text = new UnitText(
            new UnitHeader
            {
                ProjectId = project,
                IterationId = iteration,
                Renditions = [.. request.Renditions.Distinct().Order()],
                Listed = time.GetUtcNow(),
                Trace = Activity.Current?.Id,
            }
        );
        if (iteration is null && !request.Categories.HasFlag(ExportCategories.Images))
        {
            return text;
        }

        var own = new HashSet<Guid>();
        int? next = skip;
        while (next is { } at && text.Pages.Count < PagesOfUnit)
        {
            IReadOnlyList<Raw<Image>> page;
            try
            {
                page = await client.GetImagePageAsync(project, iteration, at, cancellationToken).ConfigureAwait(false);
            }
            catch (TrainingApiException fault) when (!IsPassing(fault))
            {
                next = null;
                break;
            }

            // A page with unreadable entries, and the rest of the set, are listed again when the project is finished.
            if (page.Any(image => image.Unread is not null))
            {
                next = null;
                break;
            }

            text.BeginPage(at);
            foreach (var image in page)
            {
                EnsureAbsolute(image.Value, request);
                text.Add(image, !seen.Contains(image.Value.Id) && own.Add(image.Value.Id));
            }

            next = PagedListing<Image>.NextSkip(at, page.Count);
        }

        text.End(next);
        return text;
    }

    private static void EnsureAbsolute(Image image, ExportRequest request)
    {
        foreach (var rendition in request.Renditions)
        {
            if (
                BlobLink.ToRendition(rendition, image).Text.Decode() is { Length: > 0 } link
                && !link.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                && !link.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            )
            {
                throw new DataRightsException(
                    "The links of this resource's images are relative, because it is inside a virtual network. Only the Training API has "
                        + "their bytes, at its own rate, so several machines do not help. Export on one machine: datarights export "
                        + "--archive-per-project --output PLACE."
                );
            }
        }
    }

    // Gets whether another attempt, which the engine makes, may succeed.
    private static bool IsPassing(TrainingApiException fault) =>
        fault.Status is null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
}
