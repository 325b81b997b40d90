
namespace CustomVision.DataRights.Export.Reporting;

/// <content>Models that the export asked the service to build.</content>
internal static partial class Reasons
{
    public static string ModelsNotBuildable(Guid iteration) => ReasonTexts.English(nameof(ModelsNotBuildable), iteration);

    public static string ModelsBuilt(Guid iteration, IEnumerable<string> targets) =>
        ReasonTexts.English(nameof(ModelsBuilt), iteration, string.Join(", ", targets));

    public static string ModelsNotOffered(Guid iteration, IEnumerable<string> targets) =>
        ReasonTexts.English(nameof(ModelsNotOffered), iteration, string.Join(", ", targets));
}
