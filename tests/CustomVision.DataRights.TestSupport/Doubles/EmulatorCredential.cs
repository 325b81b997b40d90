using Azure.Core;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Identity;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>A credential whose tokens are issued by an emulator, for any requested audience.</summary>
internal sealed class EmulatorCredential(TrainingEmulator emulator, CustomVisionRole? role = null) : TokenCredential
{
    private readonly List<string> _issued = [];

    /// <summary>All issued tokens.</summary>
    public IReadOnlyList<string> Issued => _issued;

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The library never blocks.");

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        var token = emulator.IssueToken(requestContext.Scopes.Single().Replace("/.default", "", StringComparison.Ordinal), role);
        _issued.Add(token);
        return ValueTask.FromResult(new AccessToken(token, TimeProvider.System.GetUtcNow().AddHours(1)));
    }
}
