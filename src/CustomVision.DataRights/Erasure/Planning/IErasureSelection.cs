using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>The selection of the objects to erase, project by project.</summary>
internal interface IErasureSelection
{
    /// <summary>Gets whether the project has to be searched.</summary>
    bool Concerns(Guid projectId);

    /// <summary>Gets the selection in a project.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="tagLists">The tags of the workspace, then those of each iteration.</param>
    ProjectSelection In(Guid projectId, IReadOnlyList<IReadOnlyCollection<Tag>> tagLists);

    /// <summary>Ends the selection; rejects ids and names that no project has.</summary>
    void End();
}
