namespace CustomVision.DataRights.Export.Reporting;

/// <content>Lists that contradict each other, and changes between two passes.</content>
internal static partial class Reasons
{
    public static string CountDiffers(long? expected, long listed) => ReasonTexts.English(nameof(CountDiffers), expected, listed);

    public static string ProjectNotListed(Guid project) => ReasonTexts.English(nameof(ProjectNotListed), project);

    public static string IterationNotListed(Guid iteration) => ReasonTexts.English(nameof(IterationNotListed), iteration);

    public static string ImagesNotGiven(long count) => ReasonTexts.English(nameof(ImagesNotGiven), count);

    public static string TagsNotListed(long count) => ReasonTexts.English(nameof(TagsNotListed), count);

    public static string PredictionsNotListed(long most) => ReasonTexts.English(nameof(PredictionsNotListed), most);

    public static string ProjectChanged(Guid project) => ReasonTexts.English(nameof(ProjectChanged), project);

    public static string ProjectGone(Guid project) => ReasonTexts.English(nameof(ProjectGone), project);

    public static string AllProjectsGone(int others) => ReasonTexts.English(nameof(AllProjectsGone), others);

    public static string ImageCountChanged(Guid project, long before, long now) =>
        ReasonTexts.English(nameof(ImageCountChanged), project, before, now);

    public static string IterationGone(Guid iteration, Guid project) => ReasonTexts.English(nameof(IterationGone), iteration, project);

    public static string TagsChanged(Guid project) => ReasonTexts.English(nameof(TagsChanged), project);

    public static string ImagesChanged(Guid project, Guid? iteration) =>
        iteration is { } id
            ? ReasonTexts.English("IterationImagesChanged", project, id)
            : ReasonTexts.English(nameof(ImagesChanged), project);

    public static string IterationDataChanged(Guid project, Guid? iteration, string category) =>
        ReasonTexts.English(nameof(IterationDataChanged), project, iteration, category);
}
