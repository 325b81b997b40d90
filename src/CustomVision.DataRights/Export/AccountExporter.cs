using System.Buffers;
using System.Net;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Export.Journal;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>Exports the resource: what belongs to all of it, then its projects, one after the other.</summary>
internal sealed class AccountExporter(ExportContext context, ExportJournal journal)
{
    private static readonly Scope Resource = new(ProjectId: null);

    private TrainingClient Client => context.Client;

    private ExportRequest Request => context.Request;

    public async Task ExportAsync(CancellationToken cancellationToken)
    {
        context.Tracker.Enter(ExportPhase.Reading);

        // The first call: a wrong key or endpoint ends the job here, before anything is written.
        var projects = await ChooseProjectsAsync(cancellationToken).ConfigureAwait(false);
        await EnsureIterationsAsync(projects, cancellationToken).ConfigureAwait(false);
        var subjects = await ResolveAsync(projects, cancellationToken).ConfigureAwait(false);
        await ExportAccountAsync(cancellationToken).ConfigureAwait(false);
        context.Ledger.AddRead(CategoryKeys.Projects, Resource, projects.Count, projects.Count);
        var changes = new ProjectChanges(journal, context.Ledger);
        foreach (var project in projects)
        {
            await new ProjectExporter(context, project, subjects?[project]).ExportAsync(changes, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<Guid>> ChooseProjectsAsync(CancellationToken cancellationToken)
    {
        var all = (await Client.GetProjectsAsync(cancellationToken).ConfigureAwait(false))
            .OrderBy(project => project.Value.Created)
            .ThenBy(project => project.Value.Id)
            .Select(project => project.Value.Id)
            .ToList();
        var unknown = Request.ProjectIds.Except(all).ToList();
        if (unknown.Count > 0)
        {
            throw new DataRightsException($"The resource has no project {string.Join(", ", unknown)}. Ask for its projects, and check the endpoint.");
        }

        return Request.ProjectIds.Count == 0 ? all : [.. all.Where(Request.ProjectIds.Contains)];
    }

    // An id that is misspelt would otherwise look like an iteration without images.
    private async Task EnsureIterationsAsync(IReadOnlyList<Guid> projects, CancellationToken cancellationToken)
    {
        var unknown = Request.IterationIds.ToHashSet();
        foreach (var project in unknown.Count == 0 ? [] : projects)
        {
            unknown.ExceptWith((await Client.GetIterationsAsync(project, cancellationToken).ConfigureAwait(false)).Select(iteration => iteration.Value.Id));
        }

        if (unknown.Count > 0)
        {
            throw new DataRightsException($"No project in scope has the iteration {string.Join(", ", unknown.Order())}. Ask for the project's iterations, and check ExportRequest.ProjectIds.");
        }
    }

    // All tag names are resolved before anything is exported: a name that is misspelt would otherwise look like a person about whom nothing is held.
    private async Task<Dictionary<Guid, SubjectMatcher>?> ResolveAsync(IReadOnlyList<Guid> projects, CancellationToken cancellationToken)
    {
        if (Request.Subject is not { } selector)
        {
            return null;
        }

        var resolver = new SubjectResolver(selector);
        var matchers = new Dictionary<Guid, SubjectMatcher>();
        foreach (var project in projects)
        {
            var tagLists = new List<IReadOnlyCollection<Tag>>();
            if (selector.TagNames.Count + selector.TagIds.Count > 0)
            {
                tagLists.Add(await TagsAsync(project, null, cancellationToken).ConfigureAwait(false));
                foreach (var iteration in await Client.GetIterationsAsync(project, cancellationToken).ConfigureAwait(false))
                {
                    tagLists.Add(await TagsAsync(project, iteration.Value.Id, cancellationToken).ConfigureAwait(false));
                }
            }

            matchers.Add(project, resolver.Resolve(project, tagLists));
        }

        resolver.EnsureEveryTagWasFound();
        return matchers;
    }

    private async Task<IReadOnlyCollection<Tag>> TagsAsync(Guid project, Guid? iteration, CancellationToken cancellationToken) =>
        [.. (await Client.GetTagsAsync(project, iteration, cancellationToken).ConfigureAwait(false)).Select(tag => tag.Value)];

    private async Task ExportAccountAsync(CancellationToken cancellationToken)
    {
        if (!context.Wants(ExportCategories.Account) || Request.Subject is not null)
        {
            var reason = context.Wants(ExportCategories.Account) ? Reasons.NotForOneSubject : Reasons.LeftOut;
            context.Ledger.AddNotOffered(CategoryKeys.Account, Resource, reason);
            context.Ledger.AddNotOffered(CategoryKeys.Domains, Resource, reason);
            return;
        }

        try
        {
            var account = await Client.GetAccountInfoAsync(cancellationToken).ConfigureAwait(false);
            var buffer = new ArrayBufferWriter<byte>();
            ServiceJson.CopyWithoutKeys(account.Json.Span, buffer);
            buffer.Write("\n"u8);
            await context.Output.WriteAsync(ArchivePath.Parse("account.json"), buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
            context.Ledger.Add(new CategoryReport { Category = CategoryKeys.Account, State = CategoryState.Exported, Found = 1, Reason = Reasons.AccountKeysRedacted });
        }
        catch (TrainingApiException fault) when (fault.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            context.Ledger.AddNotOffered(CategoryKeys.Account, Resource, Reasons.AccountRetired);
        }
        catch (TrainingApiException fault)
        {
            context.Ledger.AddFailed(CategoryKeys.Account, Resource, fault);
        }

        try
        {
            var domains = await Client.GetDomainsAsync(cancellationToken).ConfigureAwait(false);
            await context.Output.WriteAsync(ArchivePath.Parse("domains.json"), JsonDocuments.Array(domains), cancellationToken).ConfigureAwait(false);
            context.Ledger.AddRead(CategoryKeys.Domains, Resource, domains.Count);
        }
        catch (TrainingApiException fault)
        {
            context.Ledger.AddFailed(CategoryKeys.Domains, Resource, fault);
        }
    }
}
