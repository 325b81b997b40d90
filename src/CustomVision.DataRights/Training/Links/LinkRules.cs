using System.Net;

namespace CustomVision.DataRights.Training.Links;

/// <summary>
/// The rules for the targets of the service's links. Links must use https and lead to the internet. An endpoint on this machine may also
/// link to this machine, including over http. An endpoint in a private network may also link to private networks; an option allows this for
/// other endpoints too. An endpoint without TLS, which another option allows, may return links without TLS.
/// </summary>
internal sealed class LinkRules(Func<DataRightsOptions> options, ResolveHost resolve)
{
    /// <summary>Checks the scheme and the literal address of a link, whichever handler connects.</summary>
    /// <exception cref="ForbiddenLinkException">The link must not be followed.</exception>
    public Task CheckAsync(Uri link, CancellationToken cancellationToken)
    {
        if (link.Scheme != Uri.UriSchemeHttps && options().Endpoint is not ({ IsLoopback: true } or { Scheme: "http" }))
        {
            throw new ForbiddenLinkException("The service returned a link that is not https; it was not followed.");
        }

        // An endpoint on this machine may link to this machine, as the emulator does for each image.
        return LiteralOf(link) is not { } address || (IPAddress.IsLoopback(address) && options().Endpoint is { IsLoopback: true })
            ? Task.CompletedTask
            : SelectAsync([address], cancellationToken);
    }

    /// <summary>Resolves a host to the addresses that a connection may use.</summary>
    /// <exception cref="ForbiddenLinkException">The host has no such address.</exception>
    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(host, out var literal)
            ? [literal]
            : await resolve(host, cancellationToken).ConfigureAwait(false);
        return addresses.Length == 0 ? addresses : await SelectAsync(addresses, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IPAddress[]> SelectAsync(IPAddress[] addresses, CancellationToken cancellationToken)
    {
        if (Array.TrueForAll(addresses, address => AddressKinds.Of(address) == AddressKind.Public))
        {
            return addresses;
        }

        var endpoint = await EndpointKindsAsync(cancellationToken).ConfigureAwait(false);
        var allowed = Array.FindAll(addresses, address => IsAllowed(AddressKinds.Of(address), endpoint));
        return allowed.Length > 0
            ? allowed
            : throw new ForbiddenLinkException(
                "The service returned a link to a loopback, link-local or private address; it was not followed. If the storage has a "
                    + "private endpoint, set Downloads:AllowPrivateAddresses."
            );
    }

    private bool IsAllowed(AddressKind kind, HashSet<AddressKind> endpoint) =>
        kind switch
        {
            AddressKind.Public => true,
            AddressKind.Private => options().Downloads.AllowPrivateAddresses
                || endpoint.Contains(AddressKind.Private)
                || endpoint.Contains(AddressKind.Loopback),
            AddressKind.Loopback or AddressKind.LinkLocal => endpoint.Contains(kind),
            _ => false,
        };

    // Resolved only when a link's target is not public.
    private async Task<HashSet<AddressKind>> EndpointKindsAsync(CancellationToken cancellationToken)
    {
        var endpoint = options().Endpoint!;
        if (LiteralOf(endpoint) is { } literal)
        {
            return [AddressKinds.Of(literal)];
        }

        try
        {
            return [.. (await resolve(endpoint.IdnHost, cancellationToken).ConfigureAwait(false)).Select(AddressKinds.Of)];
        }
        catch (System.Net.Sockets.SocketException)
        {
            return []; // a name that only a proxy can resolve counts as public
        }
    }

    // A trailing dot makes a name absolute and changes no address; every name below "localhost" is loopback (RFC 6761 §6.3).
    private static IPAddress? LiteralOf(Uri uri)
    {
        if (uri.IsLoopback)
        {
            return IPAddress.Loopback;
        }

        var host = uri.IdnHost.TrimEnd('.');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
                ? IPAddress.Loopback
            : IPAddress.TryParse(host, out var literal) ? literal
            : null;
    }
}
