using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.State;

/// <summary>A completed or running export of an iteration's model.</summary>
internal sealed record ExportDocument(string Platform, string? Flavor, string Status, string? BlobPath)
{
    public static ExportDocument Of(ExportState export) => new(export.Platform, export.Flavor, export.Status, export.BlobPath);

    public ExportState Restore() => new(Platform, Flavor) { Status = Status, BlobPath = BlobPath };
}
