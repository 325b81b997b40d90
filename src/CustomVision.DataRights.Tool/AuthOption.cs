using System.CommandLine;

namespace CustomVision.DataRights.Tool;

/// <summary><c>--auth</c>, for every command that opens a resource. The key or token itself comes from the environment alone.</summary>
internal static class AuthOption
{
    public static Option<AuthMode?> Option { get; } =
        new Option<AuthMode?>("--auth")
        {
            Description =
                $"The credential: key ({ResourceSettings.KeyVariable}), token ({ResourceSettings.TokenVariable}), or azure (the identity "
                + $"that DefaultAzureCredential finds). "
                + "By default the first of these variables that is set, else azure.",
            Recursive = true,
        }.Checked();

    public static AuthMode? Of(ParseResult parsed) => parsed.GetValue(Option);
}
