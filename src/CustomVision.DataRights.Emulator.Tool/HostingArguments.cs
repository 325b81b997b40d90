using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;

namespace CustomVision.DataRights.Emulator.Tool;

/// <summary>The arguments for an emulator in a container or on another host.</summary>
internal static class HostingArguments
{
    private static readonly Option<IPAddress> Bind = new("--bind")
    {
        Description =
            "The address on which the API and the image links listen; the administration stays on 127.0.0.1. "
            + "0.0.0.0 needs --public-origin.",
        HelpName = "ADDRESS",
        CustomParser = ParseAddress,
        DefaultValueFactory = _ => IPAddress.Loopback,
    };

    private static readonly Option<Uri?> PublicOrigin = new("--public-origin")
    {
        Description =
            "The origin of image links as clients reach it, e.g. http://emulator:5081; by default the address and port that serve them.",
        HelpName = "ORIGIN",
        CustomParser = ParseOrigin,
    };

    private static readonly Option<string?> State = new("--state")
    {
        Description =
            "The file in which the account is kept across restarts; the bytes of images are in FILE.blobs. "
            + "Seeds apply only while it does not exist.",
        HelpName = "FILE",
    };

    /// <summary>Adds the arguments to a command.</summary>
    public static void AddTo(Command command)
    {
        command.Add(Bind);
        command.Add(PublicOrigin);
        command.Add(State);
        command.Validators.Add(Check);
    }

    /// <summary>Applies the arguments to the emulator's options.</summary>
    public static void Apply(ParseResult arguments, EmulatorOptions options)
    {
        options.BindAddress = arguments.GetValue(Bind)!;
        options.PublicOrigin = arguments.GetValue(PublicOrigin);
        options.StateFile = arguments.GetValue(State);
    }

    // The emulator performs the same checks, but its messages name the options of the library.
    private static void Check(CommandResult result)
    {
        var origin = result.GetResult(PublicOrigin)?.Tokens is [var token] ? token.Value : null;
        if (
            result.GetResult(Bind)?.Tokens is [var typed]
            && IPAddress.TryParse(typed.Value, out var address)
            && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            && origin is null
        )
        {
            result.AddError($"--bind {typed.Value} needs --public-origin: image links must name a host that clients reach.");
        }

        if (result.GetResult(State) is { Implicit: false } && SyntheticArguments.AreGiven(result))
        {
            result.AddError("--state cannot keep the images of --synthetic-images. Leave one of them out.");
        }

        if (
            Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && uri is not { Scheme: "http" or "https", AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" }
        )
        {
            result.AddError("--public-origin must be an http or https origin without path, query or user, such as http://emulator:5081.");
        }
    }

    private static IPAddress ParseAddress(ArgumentResult result)
    {
        if (IPAddress.TryParse(result.Tokens.SingleOrDefault()?.Value, out var address))
        {
            return address;
        }

        result.AddError("--bind must be an IP address, such as 0.0.0.0, ::1 or 127.0.0.1.");
        return IPAddress.Loopback;
    }

    private static Uri? ParseOrigin(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens.SingleOrDefault()?.Value, UriKind.Absolute, out var origin))
        {
            return origin;
        }

        result.AddError("--public-origin must be an origin such as http://emulator:5081.");
        return null;
    }
}
