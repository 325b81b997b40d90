using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Export.Journal;
using CustomVision.DataRights.Export.Output;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Units;

/// <summary>Lists the sets of images of a group's projects, and makes units of their pages.</summary>
internal sealed class UnitLister(TrainingClient client, ArchiveGroupJob group, TimeProvider time)
{
    private const int PagesOfUnit = 4;

    // The images of a project that are in a unit: many sets hold an image, and one unit downloads it. Found again from the store.
    private readonly ConcurrentDictionary<(string Store, Guid Project), HashSet<Guid>> _seen = new();

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
        var (set, skip, pages) = (position.Set, position.Skip, 0);
        while (set < sets.Count && units.Count < maxUnits)
        {
            var name = UnitNames.Unit(project, set, skip);
            var text = await FindAsync(place.Work, name, cancellationToken).ConfigureAwait(false);
            if (text is null)
            {
                text = await ListAsync(request, project, sets[set], skip, seen, cancellationToken).ConfigureAwait(false);
                if (
                    text.Pages.Count > 0
                    && !await place.Work.TryCreateAsync(UnitNames.Links(name), text.ToUtf8(), cancellationToken).ConfigureAwait(false)
                )
                {
                    continue; // another coordinator was first: its unit counts
                }
            }
            else
            {
                seen.UnionWith(text.Pages.SelectMany(page => page.Images).Select(image => image.Value.Id));
            }

            if (text.Pages.Count > 0 && await UnitRunner.FindDoneAsync(place.Work, name, cancellationToken).ConfigureAwait(false) is null)
            {
                units.Add(name);
                pages += text.Pages.Count;
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
        var again = UnitNames.AgainOf(unit);
        if (
            await UnitRunner.FindDoneAsync(place.Work, unit, cancellationToken).ConfigureAwait(false) is not { Expired.Count: > 0 } done
            || await UnitRunner.FindDoneAsync(place.Work, again, cancellationToken).ConfigureAwait(false) is not null
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

    public string FingerprintOf(ExportRequest request) => ExportRequestText.Fingerprint(request, client.Endpoint, client.ApiVersion);

    /// <summary>The projects of the export, as the first call of the listing found them.</summary>
    /// <exception cref="DataRightsException">The work store belongs to another request.</exception>
    public async Task<UnitPlan> PlanAsync(ExportRequest request, UnitPlace place, CancellationToken cancellationToken)
    {
        var fingerprint = FingerprintOf(request);
        if (await place.Work.FindAsync(UnitNames.Plan, cancellationToken).ConfigureAwait(false) is null)
        {
            var session = await group.BeginAsync(request, place.Archives, cancellationToken).ConfigureAwait(false);
            var made = new UnitPlan
            {
                Format = UnitPlan.CurrentFormat,
                Fingerprint = fingerprint,
                GroupId = session.GroupId,
                Projects = session.Projects,
            };
            await place
                .Work.TryCreateAsync(
                    UnitNames.Plan,
                    JsonSerializer.SerializeToUtf8Bytes(made, UnitJsonContext.Default.UnitPlan),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }

        var content = await place.Work.FindAsync(UnitNames.Plan, cancellationToken).ConfigureAwait(false);
        var plan = JsonSerializer.Deserialize(content, UnitJsonContext.Default.UnitPlan)!;
        return plan.Format == UnitPlan.CurrentFormat && plan.Fingerprint == fingerprint
            ? plan
            : throw new DataRightsException(
                $"{place.Work.Location} is the work store of another export. Repeat the first request to finish it, or choose another work "
                    + $"store."
            );
    }

    // The work state of the project's archive names the export, so that the archive's files are its own from the first one on.
    private async Task<bool> BeginAsync(
        ExportRequest request,
        UnitPlace place,
        UnitPlan plan,
        Guid project,
        CancellationToken cancellationToken
    )
    {
        var sink = place.Archives.OpenSink(ArchiveGroupJob.NameOf(project));
        switch (await sink.GetStateAsync(cancellationToken).ConfigureAwait(false))
        {
            case ArchiveSinkState.Finished:
                await MemberReport.ReadAsync(project, sink, plan.GroupId, cancellationToken).ConfigureAwait(false);
                return false;
            case ArchiveSinkState.Unfinished:
                return true;
        }

        await ExportTarget.EnsureUsableAsync(sink, cancellationToken).ConfigureAwait(false);
        var work = await WorkFolder.OpenAsync(sink, cancellationToken).ConfigureAwait(false);
        await using var closing = work.ConfigureAwait(false);
        using var journal = ExportJournal.Open(work.JournalPath);
        ExportSession.Of(
            journal,
            new ArchiveGroupSession(plan.GroupId, plan.Projects).RequestOf(request, project),
            client.Endpoint,
            client.ApiVersion,
            time
        );
        return true;
    }

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

            // A page that cannot be read whole is looked at when the project is finished, and so is the rest of the set.
            if (page.Any(image => image.Unread is not null))
            {
                next = null;
                break;
            }

            text.BeginPage(at);
            foreach (var image in page)
            {
                EnsureAbsolute(image.Value, request);
                text.Add(image, seen.Add(image.Value.Id));
            }

            // Each page begins with the last image of the one before: see PagedListing.
            next = page.Count < PagedListing<Image>.PageSize ? null : at + page.Count - 1;
        }

        text.End(next);
        return text;
    }

    private async Task<HashSet<Guid>> SeenAsync(IUnitStore work, Guid project, UnitPosition position, CancellationToken cancellationToken)
    {
        var key = (work.Location, project);
        if (position is { Set: 0, Skip: 0 })
        {
            return _seen[key] = [];
        }

        if (_seen.TryGetValue(key, out var seen))
        {
            return seen;
        }

        seen = [];
        var here = UnitNames.Unit(project, position.Set, position.Skip);
        var units = new HashSet<string>(StringComparer.Ordinal);
        foreach (var prefix in (string[])[UnitNames.Pages(string.Empty), UnitNames.Links(string.Empty)])
        {
            await foreach (var name in work.ListAsync(prefix + UnitNames.Of(project), cancellationToken).ConfigureAwait(false))
            {
                var unit = name[prefix.Length..];
                if (
                    string.CompareOrdinal(unit, here) < 0
                    && units.Add(unit)
                    && await FindAsync(work, unit, cancellationToken).ConfigureAwait(false) is { } text
                )
                {
                    seen.UnionWith(text.Pages.SelectMany(page => page.Images).Select(image => image.Value.Id));
                }
            }
        }

        return _seen[key] = seen;
    }

    private static async Task<UnitText?> FindAsync(IUnitStore work, string unit, CancellationToken cancellationToken) =>
        (
            await work.FindAsync(UnitNames.Links(unit), cancellationToken).ConfigureAwait(false)
            ?? await work.FindAsync(UnitNames.Pages(unit), cancellationToken).ConfigureAwait(false)
        )
            is { } content
            ? UnitText.Read(content)
            : null;

    private static void EnsureAbsolute(Image image, ExportRequest request)
    {
        foreach (var rendition in request.Renditions)
        {
            if (
                ProjectExporter.LinkOf(image, rendition).Uri is { Length: > 0 } link
                && !link.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                && !link.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            )
            {
                throw new DataRightsException(
                    "The links of this resource's images are relative, because it is inside a virtual network. Only the Training API has "
                        + "their bytes, at its own rate, so several machines gain nothing. Export on one machine: datarights export "
                        + "--archive-per-project --output PLACE."
                );
            }
        }
    }

    // An answer that another attempt may not repeat: the engine makes it.
    private static bool IsPassing(TrainingApiException fault) =>
        fault.Status is null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
}
