using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Units;

/// <summary>Exports a resource to a group of archives: each project, then the account with the report on all projects.</summary>
internal sealed class ArchiveGroupJob(TrainingClient client, ExportJob job, TimeProvider time)
{
    private const int MaxPasses = 3;

    /// <exception cref="DataRightsException">The request cannot be exported to a group.</exception>
    public static void EnsureValid(ExportRequest request)
    {
        ExportRequestCheck.EnsureValid(request);
        if (request.Subject is not null || request.IterationIds.Count > 0)
        {
            throw new DataRightsException(
                "A group of archives consists of whole projects. Leave ExportRequest.Subject and IterationIds out, or export into a single "
                    + "archive."
            );
        }
    }

    public async Task<ArchiveGroupResult> RunAsync(
        ExportRequest request,
        IArchiveGroup archives,
        IProgress<ExportProgress>? progress,
        Func<Guid, Task<UnitRecord>>? unitsOf,
        CancellationToken cancellationToken
    )
    {
        EnsureValid(request);
        var session = await BeginAsync(request, archives, cancellationToken).ConfigureAwait(false);
        var isResumed = session.IsResumed;
        var done = new Dictionary<Guid, MemberReport>();
        for (var pass = 1; pass <= MaxPasses && done.Count < session.Projects.Count; pass++)
        {
            foreach (var project in session.Projects.Where(project => !done.ContainsKey(project)).ToList())
            {
                done.Add(
                    project,
                    await RunProjectAsync(request, archives, session, project, unitsOf, progress, cancellationToken).ConfigureAwait(false)
                );
            }

            // Projects that were created in the interim are exported as well.
            session = await BeginAsync(request, archives, cancellationToken).ConfigureAwait(false);
        }

        var reports = session.Projects.Where(done.ContainsKey).Select(project => done[project]).ToList();
        var count = reports.Count(report => report.Report is not null) + 1;
        var account = ArchiveGroupSession.RequestOfAccount(request);
        account.RequestId = session.GroupId;
        var result = await job.RunAsync(
                account,
                archives.OpenSink(IArchiveGroup.AccountName),
                progress,
                cancellationToken,
                new ExportMember
                {
                    GroupId = session.GroupId,
                    Number = count,
                    Count = count,
                    Projects = reports,
                }
            )
            .ConfigureAwait(false);
        return new ArchiveGroupResult
        {
            Report = result with { Resumed = isResumed },
            Archives = count,
            Files = result.Files + reports.Sum(report => report.Files),
            Bytes = result.Bytes + reports.Sum(report => report.Bytes),
        };
    }

    /// <summary>Exports a project to its archive, unless the archive is finished.</summary>
    public async Task<MemberReport> RunProjectAsync(
        ExportRequest request,
        IArchiveGroup archives,
        ArchiveGroupSession session,
        Guid project,
        Func<Guid, Task<UnitRecord>>? unitsOf,
        IProgress<ExportProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var sink = archives.OpenSink(NameOf(project));
        var state = await ExportTarget.CleanUpAsync(sink, cancellationToken).ConfigureAwait(false);
        if (state is not ArchiveSinkState.Finished)
        {
            var own = session.RequestOf(request, project);
            var isListed = (await ListAsync(request, cancellationToken).ConfigureAwait(false)).Contains(project);
            if (!isListed && state is ArchiveSinkState.Empty)
            {
                return new MemberReport(project, Report: null, Files: 0, Bytes: 0);
            }

            // The project was deleted, according to the list of a resource that is known to be the right one. Its archive is completed with
            // the saved data.
            own.ProjectsWereDeleted |= !isListed && await HasOthersAsync(session, project, cancellationToken).ConfigureAwait(false);
            await job.RunAsync(
                    own,
                    sink,
                    progress,
                    cancellationToken,
                    new ExportMember
                    {
                        GroupId = session.GroupId,
                        Number = session.NumberOf(project),
                        Units = unitsOf is null ? null : await unitsOf(project).ConfigureAwait(false),
                    }
                )
                .ConfigureAwait(false);
        }

        return await MemberReport.ReadAsync(project, sink, session.GroupId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Gets the result of a group that an earlier call finished; <see langword="null"/> if it is not finished, or is that of another
    /// request.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="archives">The place of the archives.</param>
    /// <param name="plan">The plan; <see langword="null"/> if an earlier call has deleted it already.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task<ArchiveGroupResult?> FindFinishedAsync(
        ExportRequest request,
        IArchiveGroup archives,
        UnitPlan? plan,
        CancellationToken cancellationToken
    )
    {
        var sink = archives.OpenSink(IArchiveGroup.AccountName);
        if (await ExportTarget.CleanUpAsync(sink, cancellationToken).ConfigureAwait(false) is not ArchiveSinkState.Finished)
        {
            return null;
        }

        var report = BagWriter.Data.Append(PayloadPlace.Report);
        if (plan is null && await sink.FindAsync(report, cancellationToken).ConfigureAwait(false) is null)
        {
            return null; // another bag
        }

        var account = await MemberReport.ReadAsync(default, sink, plan?.GroupId, cancellationToken).ConfigureAwait(false);
        if (plan is null && !IsOf(request, account))
        {
            return null;
        }

        var group = account.GroupId!;
        var projects = account.Report!.Categories.Select(category => category.ProjectId).OfType<Guid>().Distinct().ToList();
        var reports = new List<MemberReport>();
        foreach (var project in projects)
        {
            var member = archives.OpenSink(NameOf(project));
            if (await ExportTarget.CleanUpAsync(member, cancellationToken).ConfigureAwait(false) is ArchiveSinkState.Finished)
            {
                reports.Add(await MemberReport.ReadAsync(project, member, group, cancellationToken).ConfigureAwait(false));
            }
        }

        return new ArchiveGroupResult
        {
            Report = new ExportResult
            {
                State = account.Report.State,
                StateRemark = account.Report.StateRemark,
                Categories = account.Report.Categories,
                Failures = account.Report.Failures,
                Changes = account.Report.Changes,
                RequestId = group,
                Files = account.Files,
                Bytes = account.Bytes,
                IsReadBack = true,
                ArchiveDigest = account.Digest,
                Resumed = true,
            },
            Archives = reports.Count + 1,
            Files = account.Files + reports.Sum(report => report.Files),
            Bytes = account.Bytes + reports.Sum(report => report.Bytes),
        };
    }

    /// <summary>Begins the group or finds the existing one, with all projects that the service lists now.</summary>
    /// <exception cref="DataRightsException">The resource has no project of an id in the request.</exception>
    public async Task<ArchiveGroupSession> BeginAsync(ExportRequest request, IArchiveGroup archives, CancellationToken cancellationToken) =>
        await ArchiveGroupSession
            .BeginAsync(
                ArchiveGroupSession.RequestOfAccount(request),
                archives.OpenSink(IArchiveGroup.AccountName),
                client,
                await ListAsync(request, cancellationToken).ConfigureAwait(false),
                time,
                cancellationToken
            )
            .ConfigureAwait(false);

    /// <summary>Gets the name of a project's archive.</summary>
    public static string NameOf(Guid project) => project.ToString("D");

    private bool IsOf(ExportRequest request, MemberReport account) =>
        request.Predictions is null // its criteria are not in the archive
        && account.GroupId is { } group
        && (request.RequestId is null || request.RequestId == group)
        && account.Endpoint == client.Endpoint.AbsoluteUri
        && account.Report!.Request == ExportRequestText.Describe(ArchiveGroupSession.RequestOfAccount(request));

    private async Task<bool> HasOthersAsync(ArchiveGroupSession session, Guid project, CancellationToken cancellationToken) =>
        (await ListAsync(new ExportRequest(), cancellationToken).ConfigureAwait(false))
            .Intersect(session.Projects)
            .Any(other => other != project);

    private async Task<IReadOnlyList<Guid>> ListAsync(ExportRequest request, CancellationToken cancellationToken)
    {
        var listed = await client.GetProjectsAsync(cancellationToken, keepsUnread: true).ConfigureAwait(false);
        var known = UnreadEntries
            .Known(listed)
            .OrderBy(project => project.Value.Created)
            .ThenBy(project => project.Value.Id)
            .Select(project => project.Value.Id)
            .Distinct()
            .ToList();
        return request.ProjectIds.Count == 0 ? known : [.. known.Where(request.ProjectIds.Contains)];
    }
}
