namespace CustomVision.DataRights.Export.Reporting;

/// <content>Files that could not be downloaded, or that have an integrity warning.</content>
internal static partial class Reasons
{
    public static string LinkMissing => ReasonTexts.English();

    public static string ObjectGone => ReasonTexts.English();

    public static string BodyIsText => ReasonTexts.English();

    public static string BodyIsEmpty => ReasonTexts.English();

    public static string BodyHasOtherDigest => ReasonTexts.English();

    public static string LinkNotRefreshed(string failure) => ReasonTexts.English(nameof(LinkNotRefreshed), failure);

    public static string BodyHasOtherLength(long length, long declared) =>
        ReasonTexts.English(nameof(BodyHasOtherLength), length, declared);

    public static string BodyHasOtherFormat(long length) => ReasonTexts.English(nameof(BodyHasOtherFormat), length);

    public static string BodyIsCut(long length) => ReasonTexts.English(nameof(BodyIsCut), length);
}
