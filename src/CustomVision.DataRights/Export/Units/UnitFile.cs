using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Export.Units;

/// <summary>A line in the record of a finished unit: a file that was stored and read back.</summary>
internal sealed record UnitFile
{
    public required Guid Id { get; init; }

    public ImageRendition Rendition { get; init; }

    public required string Extension { get; init; }

    public required long Length { get; init; }

    public required string Sha256 { get; init; }

    public IntegrityWarning IntegrityWarning { get; init; }
}
