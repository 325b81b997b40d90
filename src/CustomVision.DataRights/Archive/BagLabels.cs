namespace CustomVision.DataRights.Archive;

/// <summary>The labels in <c>bag-info.txt</c>, as used by the writer, the verifier and the documentation of the format.</summary>
internal static class BagLabels
{
    public static BagLabel Identifier { get; } = new("External-Identifier", "The id of the export's request.");

    public static BagLabel Description { get; } = new("External-Description", "The request, in ids and counts.");

    public static BagLabel Endpoint { get; } = new("Source-Endpoint", "The endpoint of the resource.");

    public static BagLabel State { get; } = new("Export-State", "The state of the export, as in the report.");

    public static BagLabel Began { get; } = new("Export-Began", "The time at which the export began, UTC.");

    public static BagLabel StateRemark { get; } =
        new("Export-State-Remark", "A remark on the state, in a sentence, as in the report; absent if there is none.");

    public static BagLabel Blanked { get; } =
        new("Export-Blanked", "Only in a copy for one data subject without the data about others: a sentence that explains it.");

    public static BagLabel Group { get; } =
        new("Bag-Group-Identifier", "Present in an archive of a group: the id that all archives of one export share.");

    public static BagLabel GroupCount { get; } =
        new(
            "Bag-Count",
            "Present in an archive of a group: its number, and the number of all archives, which only the last one states; otherwise a "
                + "question mark."
        );

    public static BagLabel Software { get; } = new("Bag-Software-Agent", "The library and its version.");

    public static BagLabel Date { get; } = new("Bagging-Date", "The day on which the archive was finished.");

    public static BagLabel PayloadOxum { get; } =
        new("Payload-Oxum", "The bytes and the number of the payload's files, with a dot between.");

    /// <summary>Every label, in file order.</summary>
    public static IReadOnlyList<BagLabel> All { get; } =
    [Identifier, Description, Endpoint, State, Began, StateRemark, Blanked, Group, GroupCount, Software, Date, PayloadOxum];
}
