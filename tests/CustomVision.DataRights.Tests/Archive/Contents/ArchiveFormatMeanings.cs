using CustomVision.DataRights.Archive.Report;

namespace CustomVision.DataRights.Tests.Archive.Contents;

/// <summary>What the values and the members of a report mean, in the words of the format's documentation.</summary>
internal static class ArchiveFormatMeanings
{
    public static readonly Dictionary<Enum, string> Values = new()
    {
        [ExportState.Complete] = "Everything that was requested is in the archive.",
        [ExportState.CompleteWithDifferences] =
            "Everything that still existed is in the archive; something vanished or changed, or has an integrity warning.",
        [ExportState.Incomplete] = "Something is missing: it could not be retrieved, or the key may not read it.",
        [CategoryState.Exported] = "The category is complete.",
        [CategoryState.Empty] = "The service has none.",
        [CategoryState.NotOffered] = "The service does not offer it here, or the request left it out; `reason` says which.",
        [CategoryState.Gone] = "It vanished from the service while the export ran, or since an earlier run.",
        [CategoryState.Forbidden] = "The key may not read it.",
        [CategoryState.Failed] = "It could not be retrieved, or not all of it.",
        [ExportFailureKind.Failed] = "The object could not be retrieved.",
        [ExportFailureKind.Gone] = "The object vanished from the service; the saved data is kept.",
        [ExportFailureKind.IntegrityWarning] =
            "The object is in the archive as the service has it, but seems to be damaged or incomplete. "
            + "In archives of versions before 0.1.0 it is `Suspect`.",
    };

    public static readonly Dictionary<Type, Dictionary<string, string>> Members = new()
    {
        [typeof(ReportDocument)] = new()
        {
            ["format"] = $"`{ReportDocument.FormatName}`. Reports of versions before 0.1.0 have none.",
            ["version"] = "Only in reports of versions before 0.1.0: 1.",
            ["state"] = "The state of the export.",
            ["stateRemark"] = "A remark on the state, in a sentence.",
            ["request"] = "The request, in ids and counts.",
            ["archives"] =
                "Only in the archive of a group's account: the projects that have archives of their own, in their order. "
                + "The report is about them too.",
            ["categories"] = "Every category in every scope.",
            ["failures"] = "Missing and incomplete objects, by id.",
            ["changes"] = "Changes in the account between two passes or runs, or during one, in sentences.",
            ["others"] = "Only in a copy for one data subject: the amount of data about others.",
            ["notExportable"] = "The data that no operation of the service exports, in sentences.",
        },
        [typeof(CategoryReport)] = new()
        {
            ["category"] = "The category: one of the keys below.",
            ["projectId"] = "The project; absent for the whole resource.",
            ["iterationId"] = "The iteration; absent for the workspace and for the whole project.",
            ["state"] = "The state of the category.",
            ["expected"] = "The service's own count, where it has one; of a data set, the number of images of the project.",
            ["found"] = "The number in the archive.",
            ["leftOut"] = "The number that the request, or the format of a data set, leaves out.",
            ["reason"] = "The reason for the state, in a sentence.",
        },
        [typeof(ExportFailure)] = new()
        {
            ["category"] = "The category: one of the keys above, " + $"`{CategoryKeys.Unlisted}` or `{CategoryKeys.Unreadable}`.",
            ["projectId"] = "The project; absent for the whole resource.",
            ["iterationId"] = "The iteration; absent for the workspace and for the whole project.",
            ["objectId"] = "The object; absent for the whole category.",
            ["kind"] = "The kind of failure.",
            ["reason"] = "The reason, in sentences without names and links.",
        },
        [typeof(ExportedOthers)] = new()
        {
            ["isBlanked"] = "Whether the data about others was removed from the copy. The images are unchanged either way.",
            ["images"] = "The number of images that carry tags, regions or predictions of others.",
            ["tags"] = "The number of tags that the request neither chose nor kept.",
            ["regions"] = "The number of regions with such a tag.",
            ["predictions"] = "The number of predictions of such a tag, over all lists.",
            ["metadataValues"] = "The number of metadata values that the request did not choose; 0 where nothing was removed.",
        },
    };
}
