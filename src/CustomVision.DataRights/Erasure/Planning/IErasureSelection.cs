using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>What is to be erased, asked project by project.</summary>
internal interface IErasureSelection
{
    /// <summary>Whether the project is to be looked through.</summary>
    bool Concerns(Guid projectId);

    /// <summary>What is to be erased in a project.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="tagLists">The tags of the workspace, then those of each iteration.</param>
    ProjectSelection In(Guid projectId, IReadOnlyList<IReadOnlyCollection<Tag>> tagLists);

    /// <summary>Ends the asking; refuses what no project had.</summary>
    void End();
}
