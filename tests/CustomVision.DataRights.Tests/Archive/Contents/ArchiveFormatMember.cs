namespace CustomVision.DataRights.Tests.Archive.Contents;

/// <summary>A member of an object of the service, as the format's documentation describes it.</summary>
/// <param name="Path">Its path from the object, with <c>[]</c> after the name of an array.</param>
/// <param name="Form">The JSON type.</param>
/// <param name="Meaning">The meaning, with its unit.</param>
internal sealed record ArchiveFormatMember(string Path, string Form, string Meaning);
