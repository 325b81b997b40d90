namespace CustomVision.DataRights.Restore;

/// <summary>What the values of ImageCreateStatus mean.</summary>
internal static class ItemStatus
{
    public static string Explain(string status) =>
        status switch
        {
            "ErrorSource" => "The target could not read the picture's source.",
            "ErrorImageFormat" => "The target does not take the picture's format (JPEG, PNG, BMP and GIF are taken).",
            "ErrorImageSize" => "The picture's bytes, side or aspect exceed the target's limits (6 MB, 10,240 pixels, 25:1).",
            "ErrorImageDimensions" => "The picture's side or aspect exceeds the target's limits (10,240 pixels, 25:1).",
            "ErrorStorage" => "The target could not store the picture. Run the restore again.",
            "ErrorLimitExceed" => "The project has as many images as the target's tier allows.",
            "ErrorTagLimitExceed" => "The image has more tags than the target allows.",
            "ErrorRegionLimitExceed" => "The image has more regions than the target allows (300), or one outside its picture.",
            "ErrorNegativeAndRegularTagOnSameImage" => "The image has a negative tag beside another one.",
            "ErrorInvalidTag" => "The target does not know a tag of the image.",
            "Unanswered" => "The target's answer did not say what became of the image. Run the restore again.",
            _ => "The target gave no reason. Run the restore again.",
        };
}
