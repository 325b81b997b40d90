using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Reporting;

/// <summary>Why something is not in an archive although nothing failed.</summary>
internal static class Reasons
{
    public const string NoProjects =
        "The service listed no projects. An empty answer of a stale cache looks the same: if the account should hold projects, "
        + "check the endpoint and the credential, and export it again into another folder.";

    public const string LeftOut = "The request left it out.";
    public const string OtherIteration = "The request left this iteration's images out.";
    public const string NotForOneSubject = "The request is about one subject, and this concerns everybody.";
    public const string PredictionsNotChosen =
        "The request is about one subject. Predictions carry neither tags of a person's making nor metadata, and the request chooses none "
            + "by their own criteria.";
    public const string NotTrained = "The iteration is not trained, so it has none.";
    public const string AccountRetired =
        "The Training API no longer gives it (GetAccountInfo existed up to v1.2). Read it through Azure Resource Manager or the Azure "
            + "portal.";
    public const string AccountKeysNotRequested = "The subscription keys were not requested: an archive is handed on, a key is not.";
    public const string AccountKeysRedacted = "The subscription keys were replaced by [redacted]: an archive is handed on, a key is not.";
    public const string ModelFilesMissing =
        "The service has not finished building a model's file, or has failed to; the models are named under failures.";

    public const string IterationTraining =
        "The iteration is still being trained, so that it has no performance, suggestions or models yet. Export it again when its status "
            + "is Completed.";
    public const string ProjectAppeared =
        "The project appeared while the export ran, and was not searched for the subject. Export it again.";
    public const string NoLongerListed =
        $"It is no longer listed; exported earlier. What was exported is kept; {ArchiveCategories.UnlistedFile} of its project has what "
            + $"the service last said about it.";
    public const string NotAskedAgain = "An earlier look or run exported it, and this one could not ask for it again.";
    public const string KeptDamaged = "It is no longer listed, and its file is not as it was saved earlier. The file is kept as it is.";

    public const string DatasetOfUnknownProject =
        "What the project's labels mean could not be read, so that nothing of it is in the data set.";
    public const string DatasetWithoutList =
        "The archive has no list of the project's images, so that nothing of it is in the data set. Ask for Images and ImageFiles too.";
    public const string DatasetOfPartialList =
        "The list of the project's images is not known to be whole, and the data set has only what is in it.";

    public const string UnreadSaved = $"Its bytes are in {ArchiveCategories.UnreadableFile}, without the queries of links.";
    public const string UnreadOfOthers = "Its bytes were not saved: the request is about one subject, and they may be about others.";
    public const string UnreadWithoutBytes = "Its bytes were not saved: the answer that holds it could not be read at all.";
    public const string UnreadTooLong = "Its bytes were not saved: at most 1 MB of one entry are, and 16 MB of all.";

    /// <summary>An object of a list that could not be read.</summary>
    public static string Unread(UnreadObject unread) =>
        unread.IsGap ? $"Before entry {unread.Position} of an answer are bytes that belong to no entry and could not be read."
        : unread.IsTooLarge
            ? $"Entry {unread.Position} of an answer has more than 1 MB, and entries of that size are not read. Look at it in the Custom "
                + $"Vision portal."
        : (unread.Id is null ? $"Entry {unread.Position} of an answer has no id that can be read. " : string.Empty)
            + "It could not be read: a text is not Unicode, or a member is missing, null, of another type or given twice. Look at it in "
            + "the Custom Vision portal.";

    /// <summary>A list with objects that could not be read.</summary>
    public static string UnreadIn(long count) => $"{count} of its entries could not be read; they are named under failures.";

    /// <summary>An exported model that has no file.</summary>
    /// <param name="project">The project.</param>
    /// <param name="iteration">The iteration.</param>
    /// <param name="name">The platform and flavour, or the number of a model whose platform is not known here.</param>
    /// <param name="state">The state that the service gives.</param>
    public static string ModelNotDone(Guid project, Guid iteration, string name, string? state) =>
        $"Exported model {name} of project {project}, iteration {iteration}, is in state {Word(state)}, and has no file. "
        + state switch
        {
            ExportedModelStatus.Exporting => "The service is still building it: export it again when its state is Done.",
            ExportedModelStatus.Failed =>
                "The service could not build it. If the model is needed, export the iteration again in Custom Vision, then export this "
                    + "project again.",
            _ => "Look at the iteration in Custom Vision.",
        };

    // What the service says, where it is a word.
    private static string Word(string? text) => text is { Length: > 0 and <= 40 } && text.All(char.IsAsciiLetterOrDigit) ? text : "unknown";

    public static string EqualImages(int count) =>
        $"{count} images of this set have the same bytes, and the service takes no image twice into a workspace. Compare them. Where they "
            + $"differ in the portal, something on the way "
        + "answered every link with one picture: export again into another folder, from another network. A project that was imported or "
        + "copied may hold true duplicates.";

    public const string ProjectImporting =
        "The project is still being imported, so that it may hold more later. Export it again when its status is Succeeded.";
    public const string ProjectFailed = "The import of the project has failed, so that it may hold less than its source.";

    /// <summary>What no operation of the service can export, said in every report.</summary>
    public static IReadOnlyList<string> NotExportable { get; } =
    [
        "The trained models themselves, unless they were exported: the service gives a model's file only for compact domains, and only "
            + "after ExportIteration has built it. An export starts that only where its request names models to build.",
        "Stored predictions older than 30 days: the service has deleted them.",
        "Images that were deleted from the workspace and from every iteration.",
        "Backups of models and notifications in the customer's own storage, and projects that were imported into other resources.",
        "The account's subscription, invoices, access rights and logs: they belong to Azure.",
    ];
}
