namespace CustomVision.DataRights.Archive;

/// <summary>The table of what <c>bag-info.txt</c> says. The writer, the verifier and the format's documentation follow it.</summary>
internal static class BagLabels
{
    public static BagLabel Identifier { get; } = new("External-Identifier", "The id of the export's request.");

    public static BagLabel Description { get; } = new("External-Description", "What was asked for, in ids and counts.");

    public static BagLabel Endpoint { get; } = new("Source-Endpoint", "The endpoint of the resource.");

    public static BagLabel State { get; } = new("Export-State", "The state of the export, as in the report.");

    public static BagLabel Began { get; } = new("Export-Began", "The time at which the export began, UTC.");

    public static BagLabel StateRemark { get; } =
        new("Export-State-Remark", "What the state does not tell, in a sentence, as in the report; absent where there is nothing to add.");

    public static BagLabel Blanked { get; } =
        new("Export-Blanked", "Present in a copy for one data subject from which the data about others was removed: what that means.");

    public static BagLabel Software { get; } = new("Bag-Software-Agent", "The library and its version.");

    public static BagLabel Date { get; } = new("Bagging-Date", "The day on which the archive was finished.");

    public static BagLabel PayloadOxum { get; } =
        new("Payload-Oxum", "The bytes and the number of the payload's files, with a dot between.");

    /// <summary>Every label, in the order of the file.</summary>
    public static IReadOnlyList<BagLabel> All { get; } =
    [Identifier, Description, Endpoint, State, Began, StateRemark, Blanked, Software, Date, PayloadOxum];
}
