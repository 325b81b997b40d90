using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Exports;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Predictions;
using CustomVision.DataRights.Emulator.Suggestions;
using CustomVision.DataRights.Emulator.Training;

namespace CustomVision.DataRights.Emulator.Seeding;

public sealed partial class ProjectSeeder
{
    /// <summary>The resource to which seeded iterations are published.</summary>
    private const string PredictionResource =
        "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/emulator/"
        + "providers/Microsoft.CognitiveServices/accounts/emulator-prediction";

    /// <summary>Trains the project: freezes the workspace as a completed iteration, regardless of the switches.</summary>
    /// <returns>The iteration's id.</returns>
    public Guid Train()
    {
        var iteration = Trainer.Queue(_project, new TrainingRequest());
        Trainer.Complete(_project, iteration, fails: false, TimeSpan.FromMinutes(1));
        return iteration.Id;
    }

    /// <summary>Adds an iteration that stays <c>Training</c>.</summary>
    /// <returns>The iteration's id.</returns>
    public Guid StartTraining() => Trainer.Queue(_project, new TrainingRequest()).Id;

    /// <summary>Publishes an iteration.</summary>
    /// <param name="iterationId">The iteration's id.</param>
    /// <param name="name">The name at the prediction endpoint.</param>
    public void Publish(Guid iterationId, string name)
    {
        var iteration = Iteration(iterationId);
        (iteration.PublishName, iteration.PublishResourceId) = (name, PredictionResource);
    }

    /// <summary>Adds an exported model to an iteration.</summary>
    /// <param name="iterationId">The iteration's id.</param>
    /// <param name="platform"><c>CoreML</c>, <c>TensorFlow</c>, <c>DockerFile</c>, <c>ONNX</c>, <c>VAIDK</c> or <c>OpenVino</c>.</param>
    /// <param name="flavor">The platform's flavor, or none.</param>
    /// <param name="bytes">The file; <see langword="null"/> for a valid zip.</param>
    public void AddExport(Guid iterationId, string platform = "TensorFlow", string? flavor = "TensorFlowNormal", byte[]? bytes = null)
    {
        var iteration = Iteration(iterationId);
        ModelExporter.Complete(_project, iteration, ModelExporter.Queue(iteration, platform, flavor), fails: false, bytes);
    }

    /// <summary>Adds a stored prediction.</summary>
    /// <param name="iterationId">The iteration that predicted.</param>
    /// <param name="picture">The image that was sent; <see langword="null"/> for a generated one.</param>
    /// <param name="application">The name of the calling application, if any.</param>
    /// <returns>The prediction's id.</returns>
    public Guid AddPrediction(Guid iterationId, byte[]? picture = null, string? application = null)
    {
        picture ??= new DrawnPicture(_project.Account.NextPicture()).ToArray();
        return PredictionGenerator
            .Make(
                _project,
                Iteration(iterationId),
                [new UploadedFile("", picture)],
                PredictionGenerator.LargestTrainingFile,
                store: true,
                application
            )
            .Id;
    }

    /// <summary>Stores suggestions of an iteration for untagged images of the workspace.</summary>
    /// <param name="iterationId">The iteration's id.</param>
    /// <param name="imageIds">The images' ids.</param>
    public void AddSuggestions(Guid iterationId, params IReadOnlyCollection<Guid> imageIds)
    {
        ArgumentNullException.ThrowIfNull(imageIds);
        foreach (var id in imageIds)
        {
            var image =
                _project.Workspace.Images.Find(id)
                ?? throw new ArgumentException("The workspace has no image of this id.", nameof(imageIds));
            SuggestionGenerator.Suggest(_project, Iteration(iterationId), image);
        }
    }

    /// <summary>Sets the disaster-recovery mode of the project: it can only be read.</summary>
    public void EnterDisasterRecovery() => _project.DisasterRecovery = true;

    /// <summary>Marks the project as being imported, or as failed to import.</summary>
    /// <param name="status"><c>Importing</c>, <c>Failed</c> or <c>Succeeded</c>.</param>
    public void SetStatus(string status) => _project.Status = status;

    private IterationState Iteration(Guid iterationId) =>
        _project.FindIteration(iterationId) ?? throw new ArgumentException("The project has no iteration of this id.", nameof(iterationId));
}
