namespace CustomVision.DataRights.Emulator.Tests.OfficialClient;

/// <summary>A fact that needs Node.js; where there is none it is skipped, and says so. xunit 2 can only skip before a test runs.</summary>
internal sealed class NodeFactAttribute : FactAttribute
{
    private const int OldestMajor = 20;

    private static readonly Lazy<string?> Missing = new(WhatIsMissing);

    public NodeFactAttribute() => Skip = Missing.Value;

    private static string? WhatIsMissing()
    {
        var node = ChildProcess.TryAsk("node", "--version");
        if (node is null)
        {
            return $"Microsoft's JavaScript client was not run: there is no Node.js on the PATH. Install Node.js {OldestMajor} or later.";
        }

        if (!Version.TryParse(node.TrimStart('v').Split('-')[0], out var version) || version.Major < OldestMajor)
        {
            return $"Microsoft's JavaScript client was not run: the Node.js on the PATH is {node}. Install Node.js {OldestMajor} or later.";
        }

        return ChildProcess.TryAsk(OfficialClientPackage.Npm, "--version") is null
            ? "Microsoft's JavaScript client was not run: there is no npm on the PATH. Install the npm that comes with Node.js."
            : null;
    }
}
