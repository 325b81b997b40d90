using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Polling;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Restore;

/// <summary>
/// Creates a project with its settings and tags. Until the journal confirms the project, it is identified by its description.
/// </summary>
internal sealed class ProjectRestorer(TrainingClient client, RestoreJournal journal, TimeProvider time)
{
    private const string Mark = "datarights-restore ";
    private const int Attempts = 4;

    /// <returns>The project's id in the target.</returns>
    public async Task<Guid> EnsureProjectAsync(ArchivedProject project, string name, Guid? domainId, CancellationToken cancellationToken)
    {
        if (journal.ProjectOf(project.Id) is not { } id)
        {
            id = await CreateAsync(project, name, domainId, cancellationToken).ConfigureAwait(false);
            journal.Append(
                new RestoreRecord
                {
                    Kind = RestoreJournal.Project,
                    Old = project.Id,
                    New = id,
                }
            );
        }

        if (!journal.IsReady(project.Id))
        {
            await client
                .UpdateProjectAsync(id, json => ProjectJson.Write(json, project, name, domainId), cancellationToken)
                .ConfigureAwait(false);
            journal.Append(new RestoreRecord { Kind = RestoreJournal.Ready, Old = project.Id });
        }

        return id;
    }

    /// <summary>Creates the tags that are missing in the target's project.</summary>
    /// <returns>The tag ids in the target, keyed by the tag ids in the archive.</returns>
    public async Task<IReadOnlyDictionary<Guid, Guid>> EnsureTagsAsync(
        Guid projectId,
        ArchivedProject project,
        IReadOnlyList<ArchivedTag> tags,
        CancellationToken cancellationToken
    )
    {
        var there = await ReadTagsAsync(projectId, cancellationToken).ConfigureAwait(false);
        var ids = new Dictionary<Guid, Guid>();
        foreach (var tag in tags)
        {
            if (!there.TryGetValue(tag.Name, out var id))
            {
                id = await CreateTagAsync(projectId, tag, cancellationToken).ConfigureAwait(false);
            }

            ids.Add(tag.Id, id);
            journal.Append(
                new RestoreRecord
                {
                    Kind = RestoreJournal.Tag,
                    Project = project.Id,
                    Old = tag.Id,
                    New = id,
                }
            );
        }

        return ids;
    }

    private async Task<Guid> CreateAsync(ArchivedProject project, string name, Guid? domainId, CancellationToken cancellationToken)
    {
        if (journal.IntentOf(project.Id) is not { } mark)
        {
            mark = Mark + Guid.NewGuid().ToString("D");
            journal.Append(
                new RestoreRecord
                {
                    Kind = RestoreJournal.Intent,
                    Old = project.Id,
                    Text = mark,
                }
            );
        }

        // A lost response or a terminated process may have left the project behind, so the project is searched for before another is
        // created.
        var backoff = new PollingBackoff(time, TimeSpan.MaxValue, client.MaxRetryDelay / 8, client.MaxRetryDelay);
        for (var attempt = 1; ; attempt++)
        {
            if (await FindAsync(mark, project.Id, name, cancellationToken).ConfigureAwait(false) is { } found)
            {
                return found;
            }

            try
            {
                var type = project.Kind is ProjectKind.Detection ? null : project.ClassificationType;
                var created = await client
                    .CreateProjectAsync(name, mark, domainId, type, project.TargetPlatforms, cancellationToken)
                    .ConfigureAwait(false);
                return created.Value.Id;
            }
            catch (TrainingApiException error) when (attempt < Attempts && MayPass(error))
            {
                await backoff.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<Guid?> FindAsync(string mark, Guid archivedId, string name, CancellationToken cancellationToken)
    {
        var projects = await client.GetProjectsAsync(cancellationToken).ConfigureAwait(false);
        foreach (var project in projects.Select(raw => raw.Value))
        {
            if (string.Equals(project.Description, mark, StringComparison.Ordinal))
            {
                return project.Id;
            }
        }

        return projects.Any(raw => string.Equals(raw.Value.Name, name, StringComparison.OrdinalIgnoreCase))
            ? throw new ProjectNameTakenException(archivedId, name)
            : null;
    }

    private async Task<Dictionary<string, Guid>> ReadTagsAsync(Guid projectId, CancellationToken cancellationToken) =>
        (await client.GetTagsAsync(projectId, iterationId: null, cancellationToken).ConfigureAwait(false))
            .GroupBy(raw => raw.Value.Name, StringComparer.Ordinal)
            .ToDictionary(tags => tags.Key, tags => tags.First().Value.Id, StringComparer.Ordinal);

    private async Task<Guid> CreateTagAsync(Guid projectId, ArchivedTag tag, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.CreateTagAsync(projectId, tag.Name, tag.Description, tag.Type, cancellationToken).ConfigureAwait(false))
                .Value
                .Id;
        }
        catch (TrainingApiException error)
            when (error.Code is "BadRequestTagNameNotUnique" or "BadRequestMultipleNegativeTag" or "BadRequestMultipleGeneralProductTag")
        {
            // The tag exists if the response to an earlier call was lost.
            if ((await ReadTagsAsync(projectId, cancellationToken).ConfigureAwait(false)).TryGetValue(tag.Name, out var id))
            {
                return id;
            }

            throw;
        }
    }

    private static bool MayPass(TrainingApiException error) => error.Status is null || (int)error.Status is 408 or 429 or >= 500 or < 300;
}
