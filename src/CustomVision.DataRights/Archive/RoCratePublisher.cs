namespace CustomVision.DataRights.Archive;

/// <summary>The organization that publishes a crate.</summary>
/// <param name="Url">Its address, which also identifies it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Email">Its mailbox, if specified.</param>
internal sealed record RoCratePublisher(Uri Url, string Name, string? Email);
