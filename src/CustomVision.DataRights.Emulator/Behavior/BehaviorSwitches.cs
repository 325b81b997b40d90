namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>All behavior switches by name.</summary>
internal static class BehaviorSwitches
{
    public static IReadOnlyList<BehaviorSwitch> All { get; } =
    [
        BehaviorSwitch.Duration("deletion.lateDelay", b => b.Deletion.LateDeletionDelay, (b, v) => b.Deletion.LateDeletionDelay = v),
        BehaviorSwitch.Duration("deletion.workspaceDelay", b => b.Deletion.WorkspaceDelay, (b, v) => b.Deletion.WorkspaceDelay = v),
        BehaviorSwitch.Duration("deletion.blobRetention", b => b.Deletion.BlobRetention, (b, v) => b.Deletion.BlobRetention = v),
        BehaviorSwitch.Word("deletion.unknownImageIds", b => b.Deletion.UnknownImageIds, (b, v) => b.Deletion.UnknownImageIds = v),
        BehaviorSwitch.Word(
            "deletion.unknownPredictionIds",
            b => b.Deletion.UnknownPredictionIds,
            (b, v) => b.Deletion.UnknownPredictionIds = v
        ),
        BehaviorSwitch.Word("deletion.second", b => b.Deletion.SecondDeletion, (b, v) => b.Deletion.SecondDeletion = v),
        BehaviorSwitch.Flag(
            "deletion.refusedBatchDeletesKnownIds",
            b => b.Deletion.RefusedBatchDeletesKnownIds,
            (b, v) => b.Deletion.RefusedBatchDeletesKnownIds = v
        ),
        BehaviorSwitch.Word("deletion.onlyInIteration", b => b.Deletion.OnlyInIteration, (b, v) => b.Deletion.OnlyInIteration = v),
        BehaviorSwitch.Word(
            "deletion.inPublishedIteration",
            b => b.Deletion.InPublishedIteration,
            (b, v) => b.Deletion.InPublishedIteration = v
        ),
        BehaviorSwitch.Flag("deletion.flagsCombine", b => b.Deletion.FlagsCombine, (b, v) => b.Deletion.FlagsCombine = v),
        BehaviorSwitch.Flag(
            "deletion.publishedIterations",
            b => b.Deletion.AllowPublishedIterations,
            (b, v) => b.Deletion.AllowPublishedIterations = v
        ),
        BehaviorSwitch.Flag("deletion.busyProjects", b => b.Deletion.AllowBusyProjects, (b, v) => b.Deletion.AllowBusyProjects = v),
        BehaviorSwitch.Flag(
            "deletion.projectKeepsPredictionBlobs",
            b => b.Deletion.ProjectKeepsPredictionBlobs,
            (b, v) => b.Deletion.ProjectKeepsPredictionBlobs = v
        ),
        BehaviorSwitch.Duration("training.duration", b => b.Training.Duration, (b, v) => b.Training.Duration = v),
        BehaviorSwitch.Flag("training.fails", b => b.Training.Fails, (b, v) => b.Training.Fails = v),
        BehaviorSwitch.Flag("training.enforceMinimums", b => b.Training.EnforceMinimums, (b, v) => b.Training.EnforceMinimums = v),
        BehaviorSwitch.Duration("training.exportDuration", b => b.Training.ExportDuration, (b, v) => b.Training.ExportDuration = v),
        BehaviorSwitch.Flag("training.exportFails", b => b.Training.ExportFails, (b, v) => b.Training.ExportFails = v),
        BehaviorSwitch.Duration("training.importDuration", b => b.Training.ImportDuration, (b, v) => b.Training.ImportDuration = v),
        BehaviorSwitch.Flag("training.importFails", b => b.Training.ImportFails, (b, v) => b.Training.ImportFails = v),
        BehaviorSwitch.Word("listing.projects", b => b.Listing.Projects, (b, v) => b.Listing.Projects = v),
        BehaviorSwitch.Word("listing.iterations", b => b.Listing.Iterations, (b, v) => b.Listing.Iterations = v),
        BehaviorSwitch.Flag(
            "listing.zeroTakesDefaultPage",
            b => b.Listing.ZeroTakesDefaultPage,
            (b, v) => b.Listing.ZeroTakesDefaultPage = v
        ),
        BehaviorSwitch.Flag(
            "listing.exceededTakeIsClamped",
            b => b.Listing.ExceededTakeIsClamped,
            (b, v) => b.Listing.ExceededTakeIsClamped = v
        ),
        BehaviorSwitch.Number("listing.predictionPageSize", b => b.Listing.PredictionPageSize, (b, v) => b.Listing.PredictionPageSize = v),
        BehaviorSwitch.Number(
            "listing.maxPredictionPageSize",
            b => b.Listing.MaxPredictionPageSize,
            (b, v) => b.Listing.MaxPredictionPageSize = v
        ),
        BehaviorSwitch.Flag("listing.emptyContinuation", b => b.Listing.EmptyContinuation, (b, v) => b.Listing.EmptyContinuation = v),
        BehaviorSwitch.Duration("listing.predictionDelay", b => b.Listing.PredictionDelay, (b, v) => b.Listing.PredictionDelay = v),
        BehaviorSwitch.Word("listing.unknownImageIds", b => b.Listing.UnknownImageIds, (b, v) => b.Listing.UnknownImageIds = v),
        BehaviorSwitch.Word("listing.filterPrefix", b => b.Listing.FilterPrefix, (b, v) => b.Listing.FilterPrefix = v),
        BehaviorSwitch.Flag("listing.missingKeyDiffers", b => b.Listing.MissingKeyDiffers, (b, v) => b.Listing.MissingKeyDiffers = v),
        BehaviorSwitch.Flag("images.separateResized", b => b.Images.SeparateResizedImages, (b, v) => b.Images.SeparateResizedImages = v),
        BehaviorSwitch.Flag("images.enforceSizes", b => b.Images.EnforceSizes, (b, v) => b.Images.EnforceSizes = v),
        BehaviorSwitch.Flag("images.looseMetadataLimits", b => b.Images.LooseMetadataLimits, (b, v) => b.Images.LooseMetadataLimits = v),
        BehaviorSwitch.Flag("images.contentMd5", b => b.Images.ContentMd5, (b, v) => b.Images.ContentMd5 = v),
        BehaviorSwitch.Flag("images.uprightSizes", b => b.Images.UprightSizes, (b, v) => b.Images.UprightSizes = v),
        BehaviorSwitch.Word("images.duplicateLabels", b => b.Images.DuplicateLabels, (b, v) => b.Images.DuplicateLabels = v),
        BehaviorSwitch.Number("images.maxBatchBytes", b => b.Images.MaxBatchBytes, (b, v) => b.Images.MaxBatchBytes = v),
        BehaviorSwitch.Duration("images.linkLifetime", b => b.Images.LinkLifetime, (b, v) => b.Images.LinkLifetime = v),
        BehaviorSwitch.Flag("resource.virtualNetwork", b => b.Resource.VirtualNetwork, (b, v) => b.Resource.VirtualNetwork = v),
        BehaviorSwitch.Flag("resource.accountCall", b => b.Resource.AccountCall, (b, v) => b.Resource.AccountCall = v),
        BehaviorSwitch.Flag("resource.disasterRecovery", b => b.Resource.DisasterRecovery, (b, v) => b.Resource.DisasterRecovery = v),
        BehaviorSwitch.Flag("resource.keyRevoked", b => b.Resource.KeyRevoked, (b, v) => b.Resource.KeyRevoked = v),
        BehaviorSwitch.Number("resource.maxProjects", b => b.Resource.MaxProjects, (b, v) => b.Resource.MaxProjects = v),
        BehaviorSwitch.Number("resource.maxTagsPerProject", b => b.Resource.MaxTagsPerProject, (b, v) => b.Resource.MaxTagsPerProject = v),
        BehaviorSwitch.Number(
            "resource.maxImagesPerProject",
            b => b.Resource.MaxImagesPerProject,
            (b, v) => b.Resource.MaxImagesPerProject = v
        ),
        BehaviorSwitch.Word("resource.roleRefusal", b => b.Resource.RoleRefusal, (b, v) => b.Resource.RoleRefusal = v),
        BehaviorSwitch.Text(
            "management.kind",
            ["CustomVision.Training", "CustomVision.Prediction", "CognitiveServices", "AIServices"],
            b => b.Management.Kind,
            (b, v) => b.Management.Kind = v
        ),
        BehaviorSwitch.Word("management.lock", b => b.Management.Lock, (b, v) => b.Management.Lock = v),
        BehaviorSwitch.Duration(
            "management.operationDuration",
            b => b.Management.OperationDuration,
            (b, v) => b.Management.OperationDuration = v
        ),
        BehaviorSwitch.Word("management.operationEnding", b => b.Management.OperationEnding, (b, v) => b.Management.OperationEnding = v),
        BehaviorSwitch.Word("management.operationHeaders", b => b.Management.OperationHeaders, (b, v) => b.Management.OperationHeaders = v),
        BehaviorSwitch.Duration("management.retryAfter", b => b.Management.RetryAfter, (b, v) => b.Management.RetryAfter = v),
        BehaviorSwitch.Word("management.repeatedDeletion", b => b.Management.RepeatedDeletion, (b, v) => b.Management.RepeatedDeletion = v),
        BehaviorSwitch.Word(
            "management.deletedAccountAnswer",
            b => b.Management.DeletedAccountAnswer,
            (b, v) => b.Management.DeletedAccountAnswer = v
        ),
    ];

    /// <summary>Sets a switch from <c>name=value</c>. Returns the error message, or null.</summary>
    public static string? Set(EmulatorBehavior behavior, string assignment)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? $"\"{assignment}\" must have the form name=value."
            : Set(behavior, assignment[..equals].Trim(), assignment[(equals + 1)..].Trim());
    }

    /// <summary>Sets a switch. Returns the error message, or null.</summary>
    public static string? Set(EmulatorBehavior behavior, string name, string value) =>
        All.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } found
            ? $"There is no switch {name}. The switches are {string.Join(", ", All.Select(one => one.Name))}."
        : found.TrySet(behavior, value) ? null
        : $"The switch {found.Name} must be {found.Values}, not \"{value}\".";
}
