using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.Training;

/// <summary>Trains a project: freezes the workspace, and later completes or fails the iteration.</summary>
internal static class Trainer
{
    /// <summary>The maximum number of images used to compute the performance, oldest first.</summary>
    private const int MostSampled = 2_000;

    public static IterationState Queue(ProjectState project, TrainingRequest request)
    {
        var account = project.Account;
        var iteration = project.Freeze(
            (set, name) =>
                new IterationState(set, name)
                {
                    DomainId = project.Settings.DomainId,
                    ClassificationType = project.Settings.ClassificationType,
                    TrainingType = request.TrainingType,
                    ReservedBudgetInHours = request.ReservedBudgetInHours,
                    BaseModel = request.BaseModel,
                    LastModified = account.Now,
                },
            request.SelectedTags
        );
        project.LastModified = account.Now;
        return iteration;
    }

    public static void Complete(ProjectState project, IterationState iteration, bool fails, TimeSpan duration)
    {
        // The iteration may have been deleted in the interim.
        if (!project.Iterations.Contains(iteration))
        {
            return;
        }

        var now = project.Account.Now;
        iteration.LastModified = now;
        if (fails)
        {
            iteration.Status = IterationState.Failed;
            return;
        }

        iteration.Status = IterationState.Completed;
        iteration.TrainedAt = now;
        iteration.TrainingTimeInMinutes = Math.Max(1, (int)duration.TotalMinutes);
        iteration.IsEvaluated = iteration.Frozen.Images.HoldOut();
        iteration.Samples =
        [
            .. iteration
                .Frozen.Images.Range(
                    new ImageQuery { Status = TaggingStatus.Tagged, Ids = iteration.IsEvaluated },
                    ImageOrder.Oldest,
                    0,
                    MostSampled
                )
                .SelectMany(image => Samples(project, iteration, image)),
        ];
    }

    private static IEnumerable<PerformanceSample> Samples(ProjectState project, IterationState iteration, ImageRecord image) =>
        Predictor
            .Predict(project, iteration, image)
            .Select(found => new PerformanceSample(found.TagId, image.HasTag(found.TagId), found.Probability, Overlap(image, found)));

    private static float Overlap(ImageRecord image, PredictedTag found) =>
        found.Box is not { } box
            ? 1
            : image
                .Regions.Where(region => region.TagId == found.TagId)
                .Select(region => IntersectionOverUnion(region.Box, box))
                .DefaultIfEmpty(0)
                .Max();

    private static float IntersectionOverUnion(Box a, Box b)
    {
        var width = Math.Min(a.Left + a.Width, b.Left + b.Width) - Math.Max(a.Left, b.Left);
        var height = Math.Min(a.Top + a.Height, b.Top + b.Height) - Math.Max(a.Top, b.Top);
        var common = Math.Max(0, width) * Math.Max(0, height);
        return common / ((a.Width * a.Height) + (b.Width * b.Height) - common);
    }
}
