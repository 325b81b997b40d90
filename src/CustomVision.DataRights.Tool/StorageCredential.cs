using Azure.Core;
using Azure.Identity;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>The identity for a storage account. Its failure is explained, because it is not an error of the storage account.</summary>
internal sealed class StorageCredential(TokenCredential identity) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        try
        {
            return identity.GetToken(requestContext, cancellationToken);
        }
        catch (AuthenticationFailedException fault)
        {
            throw Explain(fault);
        }
    }

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        try
        {
            return await identity.GetTokenAsync(requestContext, cancellationToken).ConfigureAwait(false);
        }
        catch (AuthenticationFailedException fault)
        {
            throw Explain(fault);
        }
    }

    private static ArchiveStorageException Explain(AuthenticationFailedException fault) =>
        new(MessageTexts.Get("place.noToken", ArchivePlace.ConnectionVariable), fault);
}
