using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Identity;
using CustomVision.DataRights.Emulator.RateLimits;
using Microsoft.AspNetCore.Connections;

namespace CustomVision.DataRights.Emulator.Tool;

/// <summary>The command line of <c>customvision-emulator</c>.</summary>
internal static class EmulatorCommand
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int Usage = 2;

    private static readonly Option<int> Port = new("--port")
    {
        Description = "The port of the API; 0 takes a free one.",
        DefaultValueFactory = _ => 5080,
    };

    private static readonly Option<int> BlobPort = new("--blob-port") { Description = "The port of the image links; 0 takes a free one." };

    private static readonly Option<int> AdministrationPort = new("--admin-port")
    {
        Description = "The port of the administration: faults, request log, switches, state; 0 takes a free one.",
    };

    private static readonly Option<string> TrainingKey = new("--training-key")
    {
        Description = "The key that the Training-Key header must carry.",
        DefaultValueFactory = _ => "emulator",
    };

    private static readonly Option<string> PredictionKey = new("--prediction-key")
    {
        Description = "The key that the Prediction-Key header must carry.",
        DefaultValueFactory = _ => new EmulatorCredentials().PredictionKey,
    };

    private static readonly Option<bool> Https = new("--https")
    {
        Description =
            "Serves the API and the image links over TLS, with a certificate that is made at start; prints the path of its PEM file.",
    };

    private static readonly Option<CustomVisionRole?> Role = new("--role")
    {
        Description = "The data role of bearer tokens that are issued without one; by default every right.",
        HelpName = "Contributor|Trainer|Deployment|Labeler|Reader",
        CustomParser = EmulatorValue.Role,
    };

    private static readonly Option<bool> DisableLocalAuth = new("--disable-local-auth")
    {
        Description = "Refuses keys: only bearer tokens open the Training API.",
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
        Description = "What the account holds at first: demo or empty (the default).",
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
        Description = "How long each answer is held back, e.g. 20ms or 1.5s.",
        CustomParser = EmulatorValue.Duration,
    };

    private static readonly Option<long> Bandwidth = new("--bandwidth")
    {
        Description = "What the image links carry, all downloads together, e.g. 100MB/s; by default no limit.",
        HelpName = "RATE",
        CustomParser = EmulatorValue.Bandwidth,
    };

    /// <summary>Runs the program; 2 for bad arguments.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(args);
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync();
        }

        await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, MessagesOf(parsed)));
        return Usage;
    }

    /// <summary>What is wrong with a command line, for a person.</summary>
    public static IEnumerable<string> MessagesOf(ParseResult parsed) =>
        // The parser's own message about a value names a type of .NET; a validator says the same in words.
        parsed
            .Errors.Select(error => error.Message)
            .Where(message => !message.Contains("as expected type '", StringComparison.Ordinal))
            .Append("Run with --help to see the options.");

    /// <summary>Creates the command with its options.</summary>
    public static RootCommand Create()
    {
        Port.Validators.Add(CheckPort);
        BlobPort.Validators.Add(CheckPort);
        AdministrationPort.Validators.Add(CheckPort);
        Switches.Validators.Add(CheckSwitches);
        var command = new RootCommand("A local Azure Custom Vision to test against, in memory and on loopback unless told otherwise.")
        {
            Port,
            BlobPort,
            AdministrationPort,
            Https,
            TrainingKey,
            PredictionKey,
            Role,
            DisableLocalAuth,
            Seed,
            SeedFolders,
            Latency,
            Bandwidth,
            RateLimit,
            Switches,
        };
        HostingArguments.AddTo(command);
        SyntheticArguments.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var options = new EmulatorOptions
        {
            Port = arguments.GetValue(Port),
            BlobPort = arguments.GetValue(BlobPort),
            AdministrationPort = arguments.GetValue(AdministrationPort),
            UseHttps = arguments.GetValue(Https),
            TrainingKey = arguments.GetValue(TrainingKey)!,
            Seed = arguments.GetValue(Seed),
            Latency = arguments.GetValue(Latency),
            Bandwidth = arguments.GetValue(Bandwidth),
            RateLimit = arguments.GetValue(RateLimit),
            Synthetic = SyntheticArguments.Read(arguments),
        };
        HostingArguments.Apply(arguments, options);
        options.Credentials.PredictionKey = arguments.GetValue(PredictionKey)!;
        options.Credentials.Role = arguments.GetValue(Role);
        options.Resource.DisableLocalAuth = arguments.GetValue(DisableLocalAuth);
        foreach (var assignment in arguments.GetValue(Switches) ?? [])
        {
            BehaviorSwitches.Set(options.Behavior, assignment);
        }

        foreach (var folder in arguments.GetValue(SeedFolders) ?? [])
        {
            options.SeedFolders.Add(folder);
        }

        try
        {
            await using var emulator = await TrainingEmulator.StartAsync(options, cancellationToken);
            Greet(emulator);
            await Stopped(cancellationToken);
            return Success;
        }
        catch (Exception e) when (e is DirectoryNotFoundException or InvalidDataException)
        {
            // The emulator's own sentences about a seed folder or a state file.
            await Console.Error.WriteLineAsync(e.Message);
            return Usage;
        }
        catch (IOException e)
        {
            await Console.Error.WriteLineAsync(
                e.InnerException is AddressInUseException
                    ? "A port is in use by another process. Choose others with --port, --blob-port and --admin-port; 0 takes a free one."
                    : $"The state file {options.StateFile} is in use by another process, or cannot be written. End the other process, or "
                        + "name another file with --state."
            );
            return Failure;
        }
    }

    // In one write, so that a reader of the first line has the others as well.
    private static void Greet(TrainingEmulator emulator)
    {
        List<string> lines =
        [
            $"Listening on {Origin(emulator.Endpoint)}",
            $"Image links on {Origin(emulator.BlobEndpoint)}",
            $"Administration on {Origin(emulator.AdministrationEndpoint!)}",
        ];
        if (emulator.CertificatePath is { } certificate)
        {
            lines.Add($"Certificate in {certificate}");
            lines.Add($"Account {emulator.ResourceId}");
        }

        Console.Write(string.Concat(lines.Select(line => line + Environment.NewLine)));
    }

    private static string Origin(Uri uri) => uri.GetLeftPart(UriPartial.Authority);

    private static Task Stopped(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource();
        cancellationToken.Register(() => stopped.TrySetResult());
        return stopped.Task;
    }

    private static void CheckPort(OptionResult result)
    {
        // Tokens, not values: asking for the value of a text that is not a number throws.
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
