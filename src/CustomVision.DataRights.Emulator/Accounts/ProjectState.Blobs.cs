using CustomVision.DataRights.Emulator.Blobs;

namespace CustomVision.DataRights.Emulator.Accounts;

internal sealed partial class ProjectState
{
    /// <summary>Returns whether the workspace or any iteration still contains an image.</summary>
    public bool Holds(Guid imageId) =>
        Workspace.Images.Find(imageId) is not null || Iterations.Exists(iteration => iteration.Frozen.Images.Find(imageId) is not null);

    public void StoreBlob(ImageRecord image)
    {
        Account.Blobs.Put(BlobPaths.Image(Id, image.Id), image.Content);
        Account.Blobs.Put(BlobPaths.Thumbnail(Id, image.Id), image.Content);
        Account.Blobs.Put(BlobPaths.Resized(Id, image.Id), image.Content);
    }

    public void StoreBlob(PredictionRecord prediction)
    {
        Account.Blobs.Put(BlobPaths.Prediction(Id, prediction.Id), prediction.Content);
        Account.Blobs.Put(BlobPaths.PredictionThumbnail(Id, prediction.Id), prediction.Content);
    }

    /// <summary>Removes the bytes of the images that no training set contains any more.</summary>
    public void ReleaseBlobs(IEnumerable<Guid> imageIds)
    {
        foreach (var imageId in imageIds.Where(one => !Holds(one)))
        {
            Account.Release(BlobPaths.Image(Id, imageId), BlobPaths.Thumbnail(Id, imageId), BlobPaths.Resized(Id, imageId));
        }
    }

    public bool RemovePrediction(Guid predictionId)
    {
        if (!Predictions.Remove(predictionId))
        {
            return false;
        }

        Account.Release(BlobPaths.Prediction(Id, predictionId), BlobPaths.PredictionThumbnail(Id, predictionId));
        return true;
    }

    /// <summary>Removes an iteration, its models, and the bytes of the images that only this iteration contained.</summary>
    public void Remove(IterationState iteration)
    {
        // Deleting the newest iteration makes its training data count as untrained (recorded: training then creates "Iteration 2").
        ChangedSinceTraining |= Iterations.LastOrDefault() == iteration;
        Iterations.Remove(iteration);
        Account.Release([.. iteration.Exports.Select(export => export.BlobPath).OfType<string>()]);
        ReleaseBlobs(iteration.Frozen.Images.Ids);
    }

    /// <summary>Removes all content of the project, because the project is being deleted.</summary>
    public void Clear(bool keepPredictionBlobs)
    {
        foreach (var iteration in Iterations.ToList())
        {
            Remove(iteration);
        }

        foreach (var imageId in Workspace.Images.Ids.ToList())
        {
            Workspace.Images.Remove(imageId);
            ReleaseBlobs([imageId]);
        }

        if (!keepPredictionBlobs)
        {
            Predictions.Keys.ToList().ForEach(one => RemovePrediction(one));
        }

        Account.Release(BlobPaths.ProjectExport(Id));
    }
}
