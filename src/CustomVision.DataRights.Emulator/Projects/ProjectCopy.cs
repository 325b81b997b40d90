using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.Projects;

/// <summary>Copies a project as an import does: every object gets a new id, and nothing is published.</summary>
internal static class ProjectCopy
{
    public static ProjectState Create(ProjectState source, string name)
    {
        var account = source.Account;
        var project = account.CreateProject(name, source.Settings with { DetectionParameters = "" });
        project.Description = source.Description;
        project.Status = ProjectState.Importing;

        var ids = new Dictionary<Guid, Guid>();
        Guid New(Guid id)
        {
            if (!ids.TryGetValue(id, out var copy))
            {
                ids[id] = copy = account.Ids.Next();
            }

            return copy;
        }

        foreach (var iteration in source.Iterations)
        {
            var copy = new IterationState(Copy(project, iteration.Frozen, New), iteration.Name)
            {
                DomainId = iteration.DomainId,
                ClassificationType = iteration.ClassificationType,
                TrainingType = iteration.TrainingType,
                ReservedBudgetInHours = iteration.ReservedBudgetInHours,
                TrainingTimeInMinutes = iteration.TrainingTimeInMinutes,
                Status = iteration.Status,
                TrainedAt = iteration.TrainedAt,
                LastModified = account.Now,
                IsEvaluated = iteration
                    .Frozen.Images.Range(new ImageQuery { Ids = iteration.IsEvaluated }, ImageOrder.Oldest, 0, int.MaxValue)
                    .Select(image => New(image.Id))
                    .ToHashSet()
                    .Contains,
                Samples = [.. iteration.Samples.Select(sample => sample with { TagId = New(sample.TagId) })],
            };
            project.Iterations.Add(copy);
        }

        project.TakeOver(Copy(project, source.Workspace, New), source);
        return project;
    }

    private static TrainingSet Copy(ProjectState project, TrainingSet set, Func<Guid, Guid> copyOf)
    {
        var images = new MemoryImageSet(
            set.Images.Range(ImageQuery.Everything, ImageOrder.Oldest, 0, int.MaxValue)
                .Select(image =>
                    image with
                    {
                        Id = copyOf(image.Id),
                        Tags = [.. image.Tags.Select(tag => tag with { TagId = copyOf(tag.TagId) })],
                        Regions = [.. image.Regions.Select(region => region with { Id = copyOf(region.Id), TagId = copyOf(region.TagId) })],
                    }
                )
        );
        foreach (var image in images.Range(ImageQuery.Everything, ImageOrder.Oldest, 0, int.MaxValue))
        {
            project.StoreBlob(image);
        }

        return new TrainingSet(copyOf(set.Id), set.Created, images)
        {
            Tags = set.Tags.Values.Select(tag => tag with { Id = copyOf(tag.Id) }).ToDictionary(tag => tag.Id),
        };
    }
}
