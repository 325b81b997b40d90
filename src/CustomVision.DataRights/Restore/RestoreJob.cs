using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Metering;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Restore;

/// <summary>One run of a restore, project by project. Memory holds the image list of at most one project.</summary>
internal sealed class RestoreJob(
    TrainingClient client,
    TimeProvider time,
    RestoreRequest request,
    IArchiveFiles files,
    ProjectPlanner planner,
    TargetDomains domains,
    IProgress<ObjectProgress>? progress
)
{
    private readonly List<RestoredProject> _projects = [];
    private readonly List<RefusedObject> _refused = [];
    private readonly ProgressReporter<ObjectProgress> _meter = new(progress, time, new ObjectProgress(), ObjectProgress.Read);
    private long _erased;

    public async Task<RestoreResult> PlanAsync(
        IReadOnlyList<ArchivedProject> projects,
        RestoreResult result,
        bool isBegun,
        CancellationToken cancellationToken
    )
    {
        foreach (var project in projects)
        {
            var plan = await planner.PlanAsync(project, cancellationToken).ConfigureAwait(false);
            Add(plan, UploadBatches.Pack(plan.Images, request.MaxBatchBytes).Count, restoredId: null);
            _refused.AddRange(plan.Refused);
        }

        var taken = isBegun ? [] : await TakenNamesAsync(projects, cancellationToken).ConfigureAwait(false);
        return Result(result with { Warnings = [.. result.Warnings, .. taken] }, RestoreState.Planned);
    }

    public async Task<RestoreResult> RunAsync(
        IReadOnlyList<ArchivedProject> projects,
        RestoreResult result,
        RestoreJournal journal,
        CancellationToken cancellationToken
    )
    {
        foreach (var project in projects)
        {
            try
            {
                await RestoreAsync(project, journal, cancellationToken).ConfigureAwait(false);
            }
            catch (TrainingApiException error)
            {
                throw RestoreErrors.Explain(error, project.Id);
            }
        }

        return Result(result, _refused.Count == 0 ? RestoreState.Complete : RestoreState.Incomplete);
    }

    // A restore that has begun may have created a project of the name.
    private async Task<IReadOnlyList<string>> TakenNamesAsync(IReadOnlyList<ArchivedProject> projects, CancellationToken cancellationToken)
    {
        var there = await client.GetProjectsAsync(cancellationToken).ConfigureAwait(false);
        var names = there.Select(project => project.Value.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. projects
                .Where(project => names.Contains(project.Name + request.NameSuffix))
                .Select(project =>
                    $"The target already has a project of the name of project {project.Id}, so the restore would be refused. Set "
                        + $"NameSuffix, or rename or delete the project in the target."
                ),
        ];
    }

    private async Task RestoreAsync(ArchivedProject project, RestoreJournal journal, CancellationToken cancellationToken)
    {
        var plan = await planner.PlanAsync(project, cancellationToken).ConfigureAwait(false);
        var restorer = new ProjectRestorer(client, journal, time);
        var id = await restorer
            .EnsureProjectAsync(project, project.Name + request.NameSuffix, domains.Choose(project), cancellationToken)
            .ConfigureAwait(false);
        var tags = await restorer.EnsureTagsAsync(id, project, plan.Tags, cancellationToken).ConfigureAwait(false);
        var images = new ImageRestorer(files, client, journal, project.Id, id, tags);
        var left = plan.Images.Where(image => !journal.HasImage(project.Id, image.Id)).ToList();
        _meter.Objects.Expect(plan.Images.Count);
        _meter.Objects.AddFound(plan.Images.Count - left.Count);
        _meter.Update(report => report with { ProjectId = project.Id });

        // Images with a negative tag are uploaded last, as the tag itself was created last.
        var negative = plan.Tags.Where(tag => tag.IsNegative).Select(tag => tag.Id).ToHashSet();
        var batches = UploadBatches
            .Pack(left, request.MaxBatchBytes)
            .OrderBy(batch => batch.Any(image => image.TagIds.Any(negative.Contains)));
        var uploads = 0;
        foreach (var batch in batches)
        {
            _meter.Objects.Add(await images.UploadAsync(batch, cancellationToken).ConfigureAwait(false));
            uploads++;
            _meter.Tick();
        }

        _meter.Update();
        _refused.AddRange(plan.Refused);
        _refused.AddRange(images.Refused);
        Add(plan, uploads, id);
        if (request.Train)
        {
            await TrainAsync(project, id, journal, cancellationToken).ConfigureAwait(false);
        }
    }

    // The training is recorded in the journal before the call, so that no project is trained twice: checking the project after a lost
    // response is cheap, but a second training costs money.
    private async Task TrainAsync(ArchivedProject project, Guid id, RestoreJournal journal, CancellationToken cancellationToken)
    {
        if (journal.HasTraining(project.Id))
        {
            return;
        }

        journal.Append(new RestoreRecord { Kind = RestoreJournal.Training, Old = project.Id });
        try
        {
            var iteration = await client.TrainProjectAsync(id, cancellationToken).ConfigureAwait(false);
            journal.Append(
                new RestoreRecord
                {
                    Kind = RestoreJournal.Trained,
                    Old = project.Id,
                    New = iteration.Value.Id,
                }
            );
        }
        catch (TrainingApiException error)
        {
            _refused.Add(
                new RefusedObject
                {
                    ProjectId = project.Id,
                    Id = project.Id,
                    Status = error.Code ?? "Unanswered",
                    Reason =
                        $"The project was restored, and its training was refused or not answered. {error.Message} It is not repeated: "
                            + $"train project {id} yourself.",
                }
            );
        }
    }

    private void Add(ProjectPlan plan, int uploads, Guid? restoredId)
    {
        _erased += plan.Erased;
        _projects.Add(
            new RestoredProject
            {
                ArchivedId = plan.Project.Id,
                RestoredId = restoredId,
                Tags = plan.Tags.Count,
                Images = plan.Images.Count,
                Regions = plan.Images.Sum(image => (long)image.Regions.Count),
                United = plan.United,
                Uploads = uploads,
            }
        );
    }

    private RestoreResult Result(RestoreResult result, RestoreState state) =>
        result with
        {
            State = state,
            Projects = _projects,
            Refused = _refused,
            Erased = result.Erased + _erased,
        };
}
