using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Models;

/// <summary>The build of one model: the requested target, and its state in the service's list.</summary>
internal sealed class ModelBuild(ModelTarget target)
{
    private string? _answeredFlavor;

    public ModelTarget Target { get; } = target;

    public ModelBuildState State { get; private set; }

    /// <summary>Whether this job requested the model with ExportIteration.</summary>
    public bool WasAsked { get; private set; }

    /// <summary>The reason why the model is not built, if a call failed.</summary>
    public string? Reason { get; private set; }

    /// <summary>Whether the build has a final state, so that a second pass has nothing to do.</summary>
    public bool IsSettled => State is not (ModelBuildState.Unknown or ModelBuildState.Building);

    public void Asked() => WasAsked = true;

    public void Accepted(string? flavor) => (State, _answeredFlavor) = (ModelBuildState.Building, flavor);

    public void End(ModelBuildState state, string? reason = null) => (State, Reason) = (state, reason);

    /// <summary>Updates the build from the service's list.</summary>
    /// <returns>Whether the model is built or being built, so that it must not be requested.</returns>
    public bool Take(IReadOnlyList<ExportedModel> listed)
    {
        switch (Find(listed)?.Status)
        {
            case ExportedModelStatus.Done:
                End(ModelBuildState.Done);
                return true;
            case ExportedModelStatus.Exporting:
                End(ModelBuildState.Building);
                return true;
            case ExportedModelStatus.Failed when State == ModelBuildState.Building:
                End(ModelBuildState.Failed);
                return false;
            default:
                return false;
        }
    }

    /// <summary>Whether the service lists the model's file.</summary>
    public bool IsDoneIn(IReadOnlyList<ExportedModel> listed) => Find(listed)?.Status == ExportedModelStatus.Done;

    // A platform may be listed more than once: usable entries come first.
    private ExportedModel? Find(IReadOnlyList<ExportedModel> listed) =>
        listed
            .Where(model => Same(model.Platform, Target.Platform) && IsOfFlavor(model.Flavor))
            .OrderBy(model =>
                model.Status switch
                {
                    ExportedModelStatus.Done => 0,
                    ExportedModelStatus.Exporting => 1,
                    _ => 2,
                }
            )
            .FirstOrDefault();

    // The service may return a flavor of its own choice, or none although one was requested.
    private bool IsOfFlavor(string? flavor) =>
        Same(flavor, Target.Flavor) || (Target.Flavor is null && _answeredFlavor is null) || (WasAsked && Same(flavor, _answeredFlavor));

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
