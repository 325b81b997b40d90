using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Models;

/// <summary>The builds of one iteration's models, and their descriptions for the report.</summary>
internal sealed class IterationBuilds(
    Guid iterationId,
    bool isExportable,
    IReadOnlyList<ModelBuild> builds,
    IReadOnlyList<ModelTarget> notOffered
)
{
    public IReadOnlyList<ModelBuild> Builds => builds;

    /// <summary>The remark on the list of the iteration's models; <see langword="null"/> if there is none.</summary>
    public string? Remark
    {
        get
        {
            var asked = builds.Where(build => build.WasAsked).Select(build => build.Target.ToString()).ToList();
            var parts = new List<string>();
            if (!isExportable)
            {
                parts.Add(Reasons.ModelsNotBuildable(iterationId));
            }

            if (asked.Count > 0)
            {
                parts.Add(Reasons.ModelsBuilt(iterationId, asked));
            }

            if (notOffered.Count > 0)
            {
                parts.Add(Reasons.ModelsNotOffered(iterationId, notOffered.Select(target => target.ToString())));
            }

            return parts.Count == 0 ? null : string.Join(' ', parts);
        }
    }

    /// <summary>Gets the models that were not built, and that a later run may find or build.</summary>
    /// <param name="listed">The models that the service lists now, since a build may have completed.</param>
    public IEnumerable<string> Missing(IReadOnlyList<ExportedModel> listed) =>
        builds
            .Where(build =>
                build.State is ModelBuildState.Unknown or ModelBuildState.OverQuota or ModelBuildState.TimedOut && !build.IsDoneIn(listed)
            )
            .Select(build =>
                build.State switch
                {
                    ModelBuildState.TimedOut => $"{NotBuilt(build)} {Reasons.ModelBuildTimedOut}",
                    ModelBuildState.OverQuota => $"{NotBuilt(build)} {build.Reason} {Reasons.ModelBuildOverQuota}",
                    _ => $"{NotBuilt(build)} {build.Reason} {Reasons.ModelBuildAgain}",
                }
            );

    /// <summary>The models that the service refused to build.</summary>
    public IEnumerable<string> Refused =>
        builds
            .Where(build => build.State == ModelBuildState.Refused)
            .Select(build =>
                $"{Reasons.ModelRefused(build.Target.ToString(), iterationId)} {build.Reason} {Reasons.ModelRefusedRemedy}"
            );

    private string NotBuilt(ModelBuild build) => Reasons.ModelNotBuilt(build.Target.ToString(), iterationId);
}
