namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>The size of a set of a project, according to the service's counts.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="IterationId">The iteration; null for the workspace.</param>
/// <param name="Images">The number of images.</param>
/// <param name="Tags">The number of tags of the workspace; 0 for an iteration.</param>
/// <param name="Predictions">The number of stored predictions of the project; 0 for an iteration.</param>
/// <param name="IsPublished">Whether the iteration is published.</param>
internal readonly record struct SetTotal(Guid ProjectId, Guid? IterationId, int Images, int Tags, int Predictions, bool IsPublished);
