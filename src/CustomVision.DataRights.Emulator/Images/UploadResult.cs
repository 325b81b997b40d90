using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.Images;

/// <summary>The result of an upload.</summary>
internal sealed record UploadResult(string Source, string Status, ImageRecord? Image)
{
    public const string Ok = "OK";
    public const string Duplicate = "OKDuplicate";
}
