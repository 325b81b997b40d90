using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Reporting;

/// <summary>The reasons for gaps and differences in an archive.</summary>
internal static partial class Reasons
{
    public static string NoProjects => ReasonTexts.English();

    public static string NoImageSelected => ReasonTexts.English();

    public static string LeftOut => ReasonTexts.English();

    public static string MemberIncomplete => ReasonTexts.English();

    public static string OtherIteration => ReasonTexts.English();

    public static string NotForOneSubject => ReasonTexts.English();

    public static string PredictionsNotChosen => ReasonTexts.English();

    public static string NotTrained => ReasonTexts.English();

    public static string AccountRetired => ReasonTexts.English();

    public static string AccountKeysNotRequested => ReasonTexts.English();

    public static string AccountKeysRedacted => ReasonTexts.English();

    public static string ModelFilesMissing => ReasonTexts.English();

    public static string IterationTraining => ReasonTexts.English();

    public static string ProjectAppeared => ReasonTexts.English();

    public static string ProjectImporting => ReasonTexts.English();

    public static string ProjectFailed => ReasonTexts.English();

    public static string NoLongerListed { get; } = ReasonTexts.English(nameof(NoLongerListed), ArchiveCategories.UnlistedFile);

    public static string NotAskedAgain => ReasonTexts.English();

    public static string KeptDamaged => ReasonTexts.English();

    public static string VanishedFromList => ReasonTexts.English();

    public static string DatasetOfUnknownProject => ReasonTexts.English();

    public static string DatasetWithoutList => ReasonTexts.English();

    public static string DatasetOfPartialList => ReasonTexts.English();

    public static string DatasetNamesSkipped { get; } = ReasonTexts.English(nameof(DatasetNamesSkipped), DatasetSkippedFile.FileName);

    public static string DatasetLacks => ReasonTexts.English();

    public static string DatasetNamesLacking { get; } = ReasonTexts.English(nameof(DatasetNamesLacking), DatasetSkippedFile.FileName);

    public static string UnreadSaved { get; } = ReasonTexts.English(nameof(UnreadSaved), ArchiveCategories.UnreadableFile);

    public static string UnreadOfOthers => ReasonTexts.English();

    public static string UnreadWithoutBytes => ReasonTexts.English();

    public static string UnreadTooLong => ReasonTexts.English();

    /// <summary>The data that no operation of the service can export, which every report lists.</summary>
    public static IReadOnlyList<string> NotExportable =>
        [
            ReasonTexts.English("NotExportable.Models"),
            ReasonTexts.English("NotExportable.OldPredictions"),
            ReasonTexts.English("NotExportable.DeletedImages"),
            ReasonTexts.English("NotExportable.Copies"),
            ReasonTexts.English("NotExportable.Azure"),
        ];

    /// <summary>Describes an object of a list that could not be read.</summary>
    public static string Unread(UnreadObject unread) =>
        unread.IsGap ? ReasonTexts.English("UnreadGap", unread.Position)
        : unread.IsTooLarge ? ReasonTexts.English("UnreadLarge", unread.Position)
        : unread.Id is null ? $"{ReasonTexts.English("UnreadWithoutId", unread.Position)} {ReasonTexts.English("UnreadEntry")}"
        : ReasonTexts.English("UnreadEntry");

    /// <summary>Describes a list with objects that could not be read.</summary>
    public static string UnreadIn(long count) => ReasonTexts.English(nameof(UnreadIn), count);

    /// <summary>Describes files that could not be retrieved.</summary>
    public static string FilesFailed(long count) => ReasonTexts.English(nameof(FilesFailed), count);

    /// <summary>Describes files that no longer existed.</summary>
    public static string FilesGone(long count) => ReasonTexts.English(nameof(FilesGone), count);

    /// <summary>Describes an exported model without a file.</summary>
    /// <param name="project">The project.</param>
    /// <param name="iteration">The iteration.</param>
    /// <param name="name">The platform and flavor, or the number of a model with an unknown platform.</param>
    /// <param name="state">The state according to the service.</param>
    public static string ModelNotDone(Guid project, Guid iteration, string name, string? state)
    {
        var remedy = state switch
        {
            ExportedModelStatus.Exporting => "ModelExporting",
            ExportedModelStatus.Failed => "ModelFailed",
            _ => "ModelUnknown",
        };
        return $"{ReasonTexts.English(nameof(ModelNotDone), name, project, iteration, Word(state))} {ReasonTexts.English(remedy)}";
    }

    /// <summary>Describes images of one set with the same bytes.</summary>
    public static string EqualImages(int count) => ReasonTexts.English(nameof(EqualImages), count);

    // Gets the service's value if it is a single word, since other text might contain names.
    private static string Word(string? text) => text is { Length: > 0 and <= 40 } && text.All(char.IsAsciiLetterOrDigit) ? text : "unknown";
}
