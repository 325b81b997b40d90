using System.CommandLine;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>
/// <c>--auth</c>, for every command that connects to a resource. The key or token itself is read only from the environment.
/// </summary>
internal static class AuthOption
{
    private static readonly PerLanguage<Option<AuthMode?>> Options = new(() =>
        new Option<AuthMode?>("--auth")
        {
            Description = HelpTexts.Get("auth", ResourceSettings.KeyVariable, ResourceSettings.TokenVariable),
            Recursive = true,
        }.Checked()
    );

    public static Option<AuthMode?> Option => Options.Value;

    public static AuthMode? Of(ParseResult parsed) => parsed.GetValue(Option);
}
