namespace CustomVision.DataRights.Emulator.Identity;

/// <summary>The claims of an emulator bearer token.</summary>
/// <param name="Number">The number in the order of issue; a revocation applies to all tokens up to a number.</param>
/// <param name="Audience">The API that the token is for.</param>
/// <param name="Role">The data role of the bearer; null for every right.</param>
/// <param name="Expires">The end of validity.</param>
internal sealed record AccessToken(long Number, string Audience, CustomVisionRole? Role, DateTimeOffset Expires);
