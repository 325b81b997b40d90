namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>Provides bearer tokens for one audience. Implemented by an add-on package.</summary>
internal interface IAccessTokens
{
    /// <summary>Gets a valid token: the cached one, or a new one shortly before the cached one expires.</summary>
    ValueTask<string> GetAsync(CancellationToken cancellationToken);

    /// <summary>Gets a token that satisfies a claims challenge, to replace the rejected one.</summary>
    /// <param name="rejected">The token that was rejected.</param>
    /// <param name="claims">The claims that the service requires, as JSON.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    ValueTask<string> RenewAsync(string rejected, string claims, CancellationToken cancellationToken);
}
