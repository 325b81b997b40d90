using System.Security.Cryptography;
using System.Text;
using CustomVision.DataRights.Account;

namespace CustomVision.DataRights.Training;

/// <content>What tells one account from another at the same endpoint, without handing out the credential.</content>
internal sealed partial class TrainingClient
{
    /// <summary>Whether a key or a token credential is configured.</summary>
    public bool HasCredential => AccountMark is not null;

    // The key. A token is accepted only at an endpoint that is the account's alone, and other tokens follow it, so that the endpoint itself
    // is the mark.
    private string? AccountMark =>
        Options switch
        {
            { TokenAudience: { } audience } => $"token for {audience} at {Endpoint.AbsoluteUri}",
            { TrainingKey: { Length: > 0 } key } => key,
            _ => null,
        };

    /// <summary>Gets the digest of the credential: an HMAC-SHA256 keyed with a salt.</summary>
    /// <param name="salt">The salt in hexadecimal.</param>
    /// <returns>The digest in hexadecimal, lower case; <see langword="null"/> where no credential is configured.</returns>
    public string? CredentialDigest(string salt) =>
        AccountMark is { } mark
            ? Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromHexString(salt), Encoding.UTF8.GetBytes(mark)))
            : null;

    /// <summary>Compares the configured key with the keys of an account.</summary>
    /// <returns>Whether it is one of them; <see langword="null"/> where no key is configured, or the keys could not be read.</returns>
    public Task<bool?> IsKeyOfAsync(IAccountManager manager, CancellationToken cancellationToken) =>
        Options.TrainingKey is { Length: > 0 } key ? manager.HasKeyAsync(key, cancellationToken) : Task.FromResult<bool?>(null);
}
