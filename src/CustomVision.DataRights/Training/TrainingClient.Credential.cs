using System.Security.Cryptography;
using System.Text;
using CustomVision.DataRights.Account;

namespace CustomVision.DataRights.Training;

/// <content>Distinguishes accounts at the same endpoint without exposing the credential.</content>
internal sealed partial class TrainingClient
{
    /// <summary>Whether a key or a token credential is configured.</summary>
    public bool HasCredential => AccountMark is not null;

    // The key if there is one. For a token credential, the endpoint: a token is accepted only at an endpoint that belongs to a single
    // account, and tokens change.
    private string? AccountMark =>
        Options switch
        {
            { TokenAudience: { } audience } => $"token for {audience} at {Endpoint.AbsoluteUri}",
            { TrainingKey: { Length: > 0 } key } => key,
            _ => null,
        };

    /// <summary>Computes the digest of the credential: an HMAC-SHA256 keyed with a salt.</summary>
    /// <param name="salt">The salt in hexadecimal.</param>
    /// <returns>The digest in hexadecimal, lower case; <see langword="null"/> if no credential is configured.</returns>
    public string? CredentialDigest(string salt) =>
        AccountMark is { } mark
            ? Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromHexString(salt), Encoding.UTF8.GetBytes(mark)))
            : null;

    /// <summary>Determines whether the configured key is one of an account's keys.</summary>
    /// <returns>Whether it is one of them; <see langword="null"/> if no key is configured or the keys could not be read.</returns>
    public Task<bool?> IsKeyOfAsync(IAccountManager manager, CancellationToken cancellationToken) =>
        Options.TrainingKey is { Length: > 0 } key ? manager.HasKeyAsync(key, cancellationToken) : Task.FromResult<bool?>(null);
}
