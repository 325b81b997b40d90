using System.Globalization;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Restore;

internal sealed class ArchiveRestorer(TrainingClient client, TimeProvider time) : IArchiveRestorer
{
    private const string JournalName = "journal.jsonl";

    public Task<RestoreResult> RestoreAsync(
        string archiveDirectory,
        RestoreRequest request,
        IProgress<ObjectProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(archiveDirectory);
        return RestoreAsync(new DirectoryArchiveSource(archiveDirectory), request, progress, cancellationToken);
    }

    public async Task<RestoreResult> RestoreAsync(
        IArchiveSource archive,
        RestoreRequest request,
        IProgress<ObjectProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(request);
        var erased = ReceiptsOf(request);
        var work = WorkDirectoryOf(archive, request);
        var verified = await VerifyAsync(archive, cancellationToken).ConfigureAwait(false);
        var files = await ArchiveFiles.OpenAsync(archive, cancellationToken).ConfigureAwait(false);
        var reader = new ArchiveReader(files);
        var scope = await PartialScope.ReadAsync(files, cancellationToken).ConfigureAwait(false);
        if (scope is { IsBlanked: true })
        {
            throw new DataRightsException(
                "The archive is a copy for one person, in which data about others is blank: no project can be restored from it. Restore "
                    + "from an archive of whole projects."
            );
        }

        var projects = await ChooseAsync(reader, request, erased, cancellationToken).ConfigureAwait(false);
        var domains = await ReadDomainsAsync(request, cancellationToken).ConfigureAwait(false);
        projects.Chosen.ForEach(project => domains.Choose(project));

        var job = new RestoreJob(client, time, request, files, new ProjectPlanner(reader, files, erased), domains, progress);
        var result = new RestoreResult
        {
            State = RestoreState.Planned,
            ArchiveDigest = verified.ArchiveDigest!,
            ExportState = verified.ExportState ?? "Unknown",
            Projects = [],
            Refused = [],
            Erased = projects.Erased,
            Resumed = false,
            Warnings = [.. WarningsOf(verified, scope, request)],
        };
        if (request.DryRun)
        {
            var isBegun = File.Exists(Path.Combine(work, JournalName));
            return await job.PlanAsync(projects.Chosen, result, isBegun, cancellationToken).ConfigureAwait(false);
        }

        StorageFault.Guard(() => Directory.CreateDirectory(work));
        using var journal = RestoreJournal.Open(Path.Combine(work, JournalName), verified.ArchiveDigest!, client.Endpoint.AbsoluteUri);
        result = await job.RunAsync(projects.Chosen, result with { Resumed = journal.IsResumed }, journal, cancellationToken)
            .ConfigureAwait(false);
        result = result with { MapPath = Path.Combine(work, "restore.json") };
        RestoreMap.Write(result.MapPath, result, client.Endpoint.AbsoluteUri, journal);
        return result;
    }

    private static string WorkDirectoryOf(IArchiveSource archive, RestoreRequest request) =>
        request.WorkDirectory
        ?? (
            archive is DirectoryArchiveSource directory
                ? Path.TrimEndingDirectorySeparator(directory.RootDirectory) + ".restore"
                : throw new ArgumentException(
                    "The archive is not in a directory, so the restore's journal has no default location. Set WorkDirectory (--work).",
                    nameof(request)
                )
        );

    private static ErasedIds ReceiptsOf(RestoreRequest request)
    {
        if (request.Receipts.Count == 0 && !request.WithoutReceipts)
        {
            throw new ArgumentException(
                "No receipts were specified, so data of people who were erased since the export could return. Set Receipts to the receipts "
                    + "of all erasures (--receipt), or set WithoutReceipts (--without-receipts) if there were none.",
                nameof(request)
            );
        }

        if (request.Receipts.Count > 0 && request.WithoutReceipts)
        {
            throw new ArgumentException("Receipts are given together with WithoutReceipts. Choose one of them.", nameof(request));
        }

        return request.MaxBatchBytes > 0
            ? new ErasedIds(request.Receipts)
            : throw new ArgumentException("MaxBatchBytes must be above 0.", nameof(request));
    }

    private static async Task<VerificationResult> VerifyAsync(IArchiveSource archive, CancellationToken cancellationToken)
    {
        var verified = await ArchiveVerifier
            .VerifyAsync(archive, VerificationDepth.Full, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        return verified is { IsValid: true, IsOwnArchive: true, ArchiveDigest: not null }
            ? verified
            : throw new ArchiveFormatException(
                verified.IsOwnArchive
                    ? $"The archive is damaged, or cannot be read in full (problems found: {verified.Findings.Count}). Verify it, and "
                        + $"restore an intact copy. Nothing was created."
                    : "The directory does not contain an archive of this library. Nothing was created."
            );
    }

    private static async Task<(List<ArchivedProject> Chosen, long Erased)> ChooseAsync(
        ArchiveReader reader,
        RestoreRequest request,
        ErasedIds erased,
        CancellationToken cancellationToken
    )
    {
        var there = reader.ListProjects();
        var unknown = request.ProjectIds.Except(there).ToList();
        if (unknown.Count > 0)
        {
            throw new ArgumentException(
                $"The archive has no project {unknown[0]}. Give ids of its projects in ProjectIds.",
                nameof(request)
            );
        }

        var ids = there.Where(id => request.ProjectIds.Count == 0 || request.ProjectIds.Contains(id)).ToList();
        var chosen = new List<ArchivedProject>();
        foreach (var id in ids.Where(id => !erased.HasProject(id)))
        {
            chosen.Add(
                await reader.ReadProjectAsync(id, cancellationToken).ConfigureAwait(false)
                    ?? throw new ArchiveFormatException(
                        $"The archive does not contain the description of project {id}, so the project cannot be restored. Leave it out "
                            + "with "
                            + $"ProjectIds."
                    )
            );
        }

        return (chosen, ids.Count - chosen.Count);
    }

    private async Task<TargetDomains> ReadDomainsAsync(RestoreRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var offered = await client.GetDomainsAsync(cancellationToken).ConfigureAwait(false);
            return new TargetDomains([.. offered.Select(raw => raw.Value).Where(domain => domain.Enabled)], request.DomainId);
        }
        catch (TrainingApiException error)
        {
            throw new DataRightsException(
                $"The target's domains could not be read. {error.Message} Check Endpoint and TrainingKey.",
                error
            );
        }
    }

    private static IEnumerable<string> WarningsOf(VerificationResult verified, PartialScope? scope, RestoreRequest request)
    {
        if (request.WithoutReceipts)
        {
            yield return "No receipts were given: if people were erased since the export, this restore brings their data back.";
        }

        if (verified.ExportState is not "Complete")
        {
            yield return $"The archive's export ended as {verified.ExportState ?? "unknown"}: what is missing from it is not restored. See "
                + $"its {ArchiveLayout.Report}.";
        }

        if (scope is not null)
        {
            yield return "The archive is a copy of part of its projects. Objects that its export omitted are not restored: "
                + $"{(scope.Images == 1 ? "1 image" : string.Create(CultureInfo.InvariantCulture, $"{scope.Images} images"))}.";
        }

        if (request.Train)
        {
            yield return "Each restored project is trained once, which costs money.";
        }
    }
}
