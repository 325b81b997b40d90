namespace CustomVision.DataRights.Archive;

/// <summary>The organization that publishes a crate.</summary>
/// <param name="Url">The URL, which also serves as the identifier.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The email address, if specified.</param>
internal sealed record RoCratePublisher(Uri Url, string Name, string? Email);
