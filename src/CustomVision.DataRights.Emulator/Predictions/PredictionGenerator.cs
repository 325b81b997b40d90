using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Blobs;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Pictures;
using CustomVision.DataRights.Emulator.Training;

namespace CustomVision.DataRights.Emulator.Predictions;

/// <summary>Predicts for one image, and optionally stores the prediction with the image.</summary>
internal static class PredictionGenerator
{
    public const int LargestTrainingFile = 6 * 1024 * 1024;
    public const int LargestPredictionFile = 4 * 1024 * 1024;

    public static PredictionRecord Make(
        ProjectState project,
        IterationState iteration,
        IReadOnlyList<UploadedFile> files,
        int largest,
        bool store,
        string? application
    )
    {
        if (files is not [var file, ..])
        {
            throw new ServiceFaultException("BadRequestImageStream", "The picture is missing.");
        }

        if (file.Bytes is not { } bytes)
        {
            throw new ServiceFaultException("BadRequestImageUrl", "The picture could not be fetched.");
        }

        if (bytes.Length > largest)
        {
            throw new ServiceFaultException("BadRequestImageSizeBytes", "The picture is too large.");
        }

        if (!PictureHeader.TryRead(bytes, out var picture))
        {
            throw new ServiceFaultException("BadRequestImageFormat", "The picture's format is unknown.");
        }

        var content = new StoredBytes(bytes);
        var prediction = new PredictionRecord
        {
            Id = project.Account.Ids.Next(),
            IterationId = iteration.Id,
            DomainId = iteration.DomainId,
            Created = project.Account.Now,
            Width = picture.Width,
            Height = picture.Height,
            Content = content,
            Application = application,
            Tags = Predictor.Predict(project, iteration, content.Digest),
        };
        if (store)
        {
            project.Predictions.Add(prediction.Id, prediction);
            project.StoreBlob(prediction);
        }

        return prediction;
    }
}
