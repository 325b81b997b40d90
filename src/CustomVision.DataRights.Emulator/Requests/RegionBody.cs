using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.Requests;

/// <summary>A region of an upload or, with an image id, a region to create.</summary>
internal sealed record RegionBody(Guid ImageId, Guid TagId, float Left, float Top, float Width, float Height)
{
    public Box ToBox() => new(Left, Top, Width, Height);
}
