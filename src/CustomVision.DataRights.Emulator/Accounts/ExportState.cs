namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>A completed or running export of an iteration's model.</summary>
internal sealed class ExportState(string platform, string? flavor)
{
    public const string Exporting = "Exporting";
    public const string Done = "Done";
    public const string Failed = "Failed";

    public string Platform { get; } = platform;

    public string? Flavor { get; } = flavor;

    public string Status { get; set; } = Exporting;

    public bool IsTo(string platform, string? flavor) =>
        string.Equals(Platform, platform, StringComparison.Ordinal) && string.Equals(Flavor, flavor, StringComparison.Ordinal);

    public string? BlobPath { get; set; }
}
