using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Blobs;

namespace CustomVision.DataRights.Emulator.Views;

/// <summary>The content of a project at the time of the snapshot.</summary>
public sealed class EmulatedProject
{
    private readonly ProjectState _project;

    internal EmulatedProject(ProjectState project)
    {
        _project = project;
        Name = project.Name;
        Status = project.Status;
        Tags = project.Workspace.Tags.ToDictionary(tag => tag.Key, tag => tag.Value.Name);
        WorkspaceImageIds = [.. project.Workspace.Images.Ids];
        Iterations = [.. project.Iterations.Select(iteration => new EmulatedIteration(iteration))];
        PredictionIds = [.. project.Predictions.Keys];
    }

    /// <summary>Gets the project's id.</summary>
    public Guid Id => _project.Id;

    /// <summary>Gets the project's name.</summary>
    public string Name { get; }

    /// <summary>Gets <c>Succeeded</c>, <c>Importing</c> or <c>Failed</c>.</summary>
    public string Status { get; }

    /// <summary>Gets the names of the workspace's tags by id.</summary>
    public IReadOnlyDictionary<Guid, string> Tags { get; }

    /// <summary>Gets the ids of the images in the workspace, in no particular order.</summary>
    public IReadOnlyList<Guid> WorkspaceImageIds { get; }

    /// <summary>Gets the iterations in the order of their trainings.</summary>
    public IReadOnlyList<EmulatedIteration> Iterations { get; }

    /// <summary>Gets the ids of the stored predictions, in no particular order.</summary>
    public IReadOnlyList<Guid> PredictionIds { get; }

    /// <summary>Gets the distinct ids of all images of the workspace and the iterations, in no particular order.</summary>
    public IReadOnlyList<Guid> AllImageIds => [.. WorkspaceImageIds.Union(Iterations.SelectMany(iteration => iteration.ImageIds))];

    /// <summary>Gets the current bytes of an image; <see langword="null"/> if none are stored.</summary>
    public byte[]? ImageBytes(Guid imageId) => _project.Account.Blobs.Find(BlobPaths.Image(Id, imageId))?.ToArray();

    /// <summary>Gets the current bytes of a stored prediction's image; <see langword="null"/> if none are stored.</summary>
    public byte[]? PredictionBytes(Guid predictionId) => _project.Account.Blobs.Find(BlobPaths.Prediction(Id, predictionId))?.ToArray();

    /// <summary>Gets the current bytes of an exported model; <see langword="null"/> if none are stored.</summary>
    public byte[]? ModelBytes(Guid iterationId, string platform, string? flavor) =>
        _project.Account.Blobs.Find(BlobPaths.Model(Id, iterationId, platform, flavor))?.ToArray();
}
