using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Tests.Archive.Contents;

/// <summary>A kind of object of the service, as the format's documentation describes it.</summary>
/// <param name="Title">The heading of its table.</param>
/// <param name="Categories">The categories whose documents or lists hold such objects.</param>
internal sealed record ArchiveFormatObject(string Title, IReadOnlyList<ArchiveCategory> Categories)
{
    /// <summary>The members, in the order of the documentation.</summary>
    public required IReadOnlyList<ArchiveFormatMember> Members { get; init; }
}
