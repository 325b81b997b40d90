namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>The size of a set of a project, as far as the service counts it.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="IterationId">The iteration; null for the workspace.</param>
/// <param name="Images">Images, by the service's own count.</param>
/// <param name="Tags">Tags of the workspace; 0 for an iteration.</param>
/// <param name="Predictions">Stored predictions of the project; 0 for an iteration.</param>
/// <param name="IsPublished">Whether the iteration is published.</param>
internal readonly record struct SetTotal(Guid ProjectId, Guid? IterationId, int Images, int Tags, int Predictions, bool IsPublished);
