using System.Net;

namespace CustomVision.DataRights.Training.Links;

/// <summary>
/// Where the links of the service may lead: by https to the internet. An endpoint on this machine may link to it, also by http, and one in
/// a private
/// network into that; for the latter an option can say so. An endpoint without TLS, which another option allows, may give links without it.
/// </summary>
internal sealed class LinkRules(Func<DataRightsOptions> options, ResolveHost resolve)
{
    /// <summary>Checks what a link says itself, whichever handler connects.</summary>
    /// <exception cref="ForbiddenLinkException">The link must not be followed.</exception>
    public async Task CheckAsync(Uri link, CancellationToken cancellationToken)
    {
        if (link.Scheme != Uri.UriSchemeHttps && options().Endpoint is not ({ IsLoopback: true } or { Scheme: "http" }))
        {
            throw new ForbiddenLinkException("The service gave a link that is not https, and it was not followed.");
        }

        if (LiteralOf(link) is { } address)
        {
            _ = await SelectAsync([address], cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Finds the addresses of a host to which a connection may be made.</summary>
    /// <exception cref="ForbiddenLinkException">There are none.</exception>
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
                "The service gave a link to a loopback, link-local or private address, and it was not followed. "
                    + "Where the storage has a private endpoint, set Downloads:AllowPrivateAddresses."
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

    // Only asked for where a link is in question.
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
        var host = uri.IdnHost.TrimEnd('.');
        return uri.IsLoopback
            || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
                ? IPAddress.Loopback
            : IPAddress.TryParse(host, out var literal) ? literal
            : null;
    }
}
