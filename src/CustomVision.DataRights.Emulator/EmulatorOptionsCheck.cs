using System.Net;

namespace CustomVision.DataRights.Emulator;

/// <summary>Validates the rules that involve several options.</summary>
internal static class EmulatorOptionsCheck
{
    /// <exception cref="ArgumentException">Options exclude each other.</exception>
    public static void EnsureValid(EmulatorOptions options)
    {
        if (FindProblem(options) is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }
    }

    private static string? FindProblem(EmulatorOptions options)
    {
        if (options.PublicOrigin is { } origin && !IsOrigin(origin))
        {
            return "PublicOrigin must be an http or https origin without path, query or user, such as http://emulator:5081.";
        }

        if (options.PublicOrigin is null && (options.BindAddress.Equals(IPAddress.Any) || options.BindAddress.Equals(IPAddress.IPv6Any)))
        {
            return $"BindAddress {options.BindAddress} needs PublicOrigin: image links must name a host that clients reach.";
        }

        return options is { StateFile: not null, Synthetic: not null }
            ? "StateFile cannot keep the images of Synthetic. Leave one of them out."
            : null;
    }

    private static bool IsOrigin(Uri uri) =>
        uri is { IsAbsoluteUri: true, Scheme: "http" or "https", AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" };
}
