using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Identity;
using CustomVision.DataRights.Emulator.RateLimits;

namespace CustomVision.DataRights.Emulator.Tool;

/// <content>The options of the program and their validation.</content>
internal static partial class EmulatorCommand
{
    private static readonly Option<int> Port = new("--port")
    {
        Description = "The port of the API; 0 selects a free port.",
        DefaultValueFactory = _ => 5080,
    };

    private static readonly Option<int> BlobPort = new("--blob-port")
    {
        Description = "The port of the image links; 0 selects a free port.",
    };

    private static readonly Option<int> AdministrationPort = new("--admin-port")
    {
        Description = "The port of the administration: faults, request log, switches, state; 0 selects a free port.",
    };

    private static readonly Option<string> TrainingKey = new("--training-key")
    {
        Description = "The key that clients send in the Training-Key header.",
        DefaultValueFactory = _ => "emulator",
    };

    private static readonly Option<string> PredictionKey = new("--prediction-key")
    {
        Description = "The key that clients send in the Prediction-Key header.",
        DefaultValueFactory = _ => new EmulatorCredentials().PredictionKey,
    };

    private static readonly Option<bool> Https = new("--https")
    {
        Description =
            "Serves the API and the image links over TLS, with a certificate created at start; prints the path of its PEM file.",
    };

    private static readonly Option<CustomVisionRole?> Role = new("--role")
    {
        Description = "The data role of bearer tokens that are issued without a role; by default they have all rights.",
        HelpName = "Contributor|Trainer|Deployment|Labeler|Reader",
        CustomParser = EmulatorValue.Role,
    };

    private static readonly Option<bool> DisableLocalAuth = new("--disable-local-auth")
    {
        Description = "Refuses keys: the Training API accepts only bearer tokens.",
    };

    private static readonly Option<PricingTier> RateLimit = new("--rate-limit")
    {
        Description = "Refuses calls above the rate of a tier: F0 or S0; by default none.",
        HelpName = "F0|S0",
        CustomParser = EmulatorValue.Tier,
    };

    private static readonly Option<string[]> Switches = new("--set")
    {
        Description = "A switch, e.g. --set deletion.lateDelay=30s. May be repeated; the README lists them all.",
    };

    private static readonly Option<EmulatorSeed> Seed = new("--seed")
    {
        Description = "The initial content of the account: demo or empty (the default).",
        HelpName = "demo|empty",
        CustomParser = EmulatorValue.Seed,
    };

    private static readonly Option<string[]> SeedFolders = new("--seed-folder")
    {
        Description =
            "A folder whose subfolders are tags of pictures; regions.json beside them makes it a detection project. May be repeated.",
    };

    private static readonly Option<TimeSpan> Latency = new("--latency")
    {
        Description = "The delay of every answer, e.g. 20ms or 1.5s.",
        CustomParser = EmulatorValue.Duration,
    };

    private static readonly Option<long> Bandwidth = new("--bandwidth")
    {
        Description = "The total bandwidth of all image downloads, e.g. 100MB/s; unlimited by default.",
        HelpName = "RATE",
        CustomParser = EmulatorValue.Bandwidth,
    };

    private static readonly Option<long> ConnectionBandwidth = new("--connection-bandwidth")
    {
        Description = "What the image links carry on each connection, e.g. 500KB/s; by default no limit.",
        HelpName = "RATE",
        CustomParser = EmulatorValue.Bandwidth,
    };

    private static void CheckPort(OptionResult result)
    {
        // Checks the tokens: reading the value throws if the text is not a number.
        if (
            result.Tokens is [var token]
            && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535)
        )
        {
            result.AddError($"{result.Option.Name} must be a port from 0 to 65535.");
        }
    }

    private static void CheckSwitches(OptionResult result)
    {
        foreach (var token in result.Tokens)
        {
            if (BehaviorSwitches.Set(new EmulatorBehavior(), token.Value) is { } problem)
            {
                result.AddError($"--set: {problem}");
            }
        }
    }
}
