
namespace CustomVision.DataRights.Export.Reporting;

/// <content>Models that the export requested from the service.</content>
internal static partial class Reasons
{
    public static string ModelBuildTimedOut => ReasonTexts.English();

    public static string ModelBuildOverQuota => ReasonTexts.English();

    public static string ModelBuildAgain => ReasonTexts.English();

    public static string ModelRefusedRemedy => ReasonTexts.English();

    public static string ModelsNotBuildable(Guid iteration) => ReasonTexts.English(nameof(ModelsNotBuildable), iteration);

    public static string ModelsBuilt(Guid iteration, IEnumerable<string> targets) =>
        ReasonTexts.English(nameof(ModelsBuilt), iteration, string.Join(", ", targets));

    public static string ModelsNotOffered(Guid iteration, IEnumerable<string> targets) =>
        ReasonTexts.English(nameof(ModelsNotOffered), iteration, string.Join(", ", targets));

    public static string ModelNotBuilt(string target, Guid iteration) => ReasonTexts.English(nameof(ModelNotBuilt), target, iteration);

    public static string ModelRefused(string target, Guid iteration) => ReasonTexts.English(nameof(ModelRefused), target, iteration);
}
