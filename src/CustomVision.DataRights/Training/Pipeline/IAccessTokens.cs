namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>Bearer tokens of one audience. An add-on supplies them.</summary>
internal interface IAccessTokens
{
    /// <summary>Gets a token that is valid now: from the cache, or a new one shortly before the cached one expires.</summary>
    ValueTask<string> GetAsync(CancellationToken cancellationToken);

    /// <summary>Gets a token that satisfies a claims challenge, in place of one that the service no longer accepts.</summary>
    /// <param name="rejected">The token that was rejected.</param>
    /// <param name="claims">The claims that the service asks for, as JSON.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    ValueTask<string> RenewAsync(string rejected, string claims, CancellationToken cancellationToken);
}
