namespace CustomVision.DataRights.Training;

internal sealed partial class TrainingClient
{
    /// <summary>GetTags: lists the tags of the workspace, or the tags frozen in an iteration.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="iterationId">The iteration; <see langword="null"/> for the workspace.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="keepsUnread">Whether an unreadable tag is listed with <see cref="Raw{T}.Unread"/> instead of failing the call.</param>
    public Task<IReadOnlyList<Raw<Tag>>> GetTagsAsync(
        Guid projectId,
        Guid? iterationId,
        CancellationToken cancellationToken,
        bool keepsUnread = false
    ) =>
        GetListAsync(
            "GetTags",
            Project(projectId, "/tags").With("iterationId", iterationId),
            TrainingJsonContext.Default.Tag,
            tag => tag.Id,
            cancellationToken,
            standIn: keepsUnread ? id => new Tag { Id = id, Name = string.Empty } : null
        );

    /// <summary>GetTag.</summary>
    public Task<Raw<Tag>> GetTagAsync(Guid projectId, Guid tagId, Guid? iterationId, CancellationToken cancellationToken) =>
        GetObjectAsync(
            "GetTag",
            Project(projectId, $"/tags/{tagId:D}").With("iterationId", iterationId),
            TrainingJsonContext.Default.Tag,
            cancellationToken,
            tag => tag.Id == tagId
        );

    /// <summary>
    /// DeleteTag. The images remain, and those without another tag become untagged. Iterations keep their own copies of the tag.
    /// </summary>
    public Task DeleteTagAsync(Guid projectId, Guid tagId, CancellationToken cancellationToken, RequestTrace? trace = null) =>
        DeleteAsync("DeleteTag", Project(projectId, $"/tags/{tagId:D}"), trace, cancellationToken);
}
